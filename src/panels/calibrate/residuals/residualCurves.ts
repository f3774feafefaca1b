import type { TranslationBundle } from '@jupyterlab/translation';

import type { CalibrationRecord } from '../../../protocol/calibrate/calibrationRecord';
import type { Curve, CurveMark } from '../../plots/curves/curveView';
import type { RecordNumbers } from '../review/recordNumbers';
import { ringPieces } from '../unrolled/piecesOfRings';

export type ResidualUnit = '%' | 'px';

/** Rings that were measured, with the radius at which they lie in px. */
function measured({ rings }: CalibrationRecord) {
  return rings.flatMap(({ name, used, residual, residual_error: error, 'radii(px)': radii }) =>
    used && residual !== null ? [{ name, residual, error: error ?? NaN, radius: radii[0] }] : []
  );
}

/** How far each ring lies from where it is expected, against q, with its standard error. */
export function ringResiduals(
  record: CalibrationRecord,
  { values }: RecordNumbers,
  unit: ResidualUnit,
  trans: TranslationBundle
): { readonly curves: readonly Curve[]; readonly marks: readonly CurveMark[] } {
  const rings = measured(record);
  const inUnit = (part: number, radius: number): number => (unit === '%' ? 100 * part : part * radius);
  const q = rings.map(({ radius }) => radius * values.pixelSizeGeoInvAng);
  const ends = [0, Math.max(...q) * 1.04];
  return {
    curves: [
      {
        name: trans.__('measured less expected radius'),
        style: 'points',
        x: q,
        y: rings.map(({ residual, radius }) => inUnit(residual, radius)),
        error: rings.map(({ error, radius }) => inUnit(error, radius))
      },
      { name: trans.__('expected'), style: 'dashed', x: ends, y: [0, 0] }
    ],
    marks: rings.map(({ name }, at) => ({ at: q[at], label: name, weight: -at }))
  };
}

/** The same for the pieces of one group of rings, around it. Pieces taken out by hand are a curve of their own. */
export function azimuthResiduals(
  record: CalibrationRecord,
  numbers: RecordNumbers,
  group: string,
  unit: ResidualUnit,
  trans: TranslationBundle
): Curve[] {
  const pieces = ringPieces(record, numbers.values).filter(piece => piece.group === group);
  const factor = (q: number): number => (unit === '%' ? 100 : q / numbers.values.pixelSizeGeoInvAng);
  const points = (name: string, states: readonly string[]): Curve => {
    const chosen = pieces.filter(({ state }) => states.includes(state));
    return {
      name,
      style: 'points',
      x: chosen.map(({ azimuth }) => azimuth),
      y: chosen.map(({ residual, q }) => residual * factor(q)),
      error: chosen.map(({ error, q }) => (error ?? NaN) * factor(q))
    };
  };
  return [
    points(trans.__('used'), ['used']),
    points(trans.__('not used'), ['outlier', 'removed']),
    { name: trans.__('expected'), style: 'dashed', x: [0, 360], y: [0, 0] }
  ];
}

/** Groups of rings of which single pieces are known, in order of q. */
export function groupsWithPieces({ rings }: CalibrationRecord): string[] {
  return rings.filter(({ positions = [] }) => positions.length > 0).map(({ name }) => name);
}
