import type { TranslationBundle } from '@jupyterlab/translation';

import type { LibraryGrid } from '../../../core/calibration/display/libraryGrid';
import type { LibraryEntry } from '../../../protocol/calibrate/libraryRequests';
import type { Curve } from '../../plots/curves/curveView';

/** How pixel sizes and ellipses went over the session, a curve for all conditions with two calibrations or more. */
export interface Drift {
  /** Per cent off the mean of its conditions */
  readonly pixelSize: readonly Curve[];
  readonly axisRatio: readonly Curve[];
}

const HOUR = 3_600_000;

/** Against hours since the first reference of the session; undefined where no conditions came twice. */
export function driftCurves(grid: LibraryGrid<LibraryEntry>, trans: TranslationBundle): Drift | undefined {
  const series = grid.voltages.flatMap(voltage =>
    grid.lengths.flatMap(length => {
      const entries = grid
        .at(voltage, length)
        .flatMap(entry => (entry.recorded === undefined ? [] : [{ ...entry, recorded: entry.recorded }]));
      const conditions =
        voltage === undefined ? trans.__('no voltage, %1 cm', length) : trans.__('%1 kV, %2 cm', voltage, length);
      return entries.length > 1 ? [{ conditions, entries }] : [];
    })
  );
  if (series.length === 0) {
    return undefined;
  }
  const first = Math.min(...series.flatMap(({ entries }) => entries.map(({ recorded }) => recorded)));
  const curves = (of: (entry: LibraryEntry, mean: number) => { value: number; error?: number }): Curve[] =>
    series.map(({ conditions, entries }) => {
      const mean = entries.reduce((sum, { pixelSizeInvAng }) => sum + pixelSizeInvAng, 0) / entries.length;
      const points = entries.map(entry => of(entry, mean));
      return {
        name: conditions,
        style: 'points',
        x: entries.map(({ recorded }) => (recorded - first) / HOUR),
        y: points.map(({ value }) => value),
        error: points.map(({ error = NaN }) => error)
      };
    });
  return {
    pixelSize: curves(({ pixelSizeInvAng, pixelSizeError }, mean) => ({
      value: 100 * (pixelSizeInvAng / mean - 1),
      error: pixelSizeError && (100 * pixelSizeError) / mean
    })),
    axisRatio: curves(({ axisRatio, axisRatioError }) => ({ value: axisRatio, error: axisRatioError }))
  };
}
