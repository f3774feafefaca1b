import type { TranslationBundle } from '@jupyterlab/translation';

import { ticks } from '../../core/calibration/display/scale';
import type { ImageScales } from './imagePlot';

/** How an unrolled image lies in azimuth and q: places are in its pixels. */
export interface Unrolling {
  readonly shape: readonly [azimuths: number, steps: number];
  /** q at its left and right edge, 1/Å */
  readonly qRange: readonly [from: number, to: number];
}

/** Column of a q, and row of an azimuth in degrees; whole numbers are pixel centres. */
export function placeOf({ shape, qRange: [from, to] }: Unrolling, q: number, azimuth: number) {
  return { column: ((q - from) / (to - from)) * shape[1] - 0.5, row: (azimuth / 360) * shape[0] - 0.5 };
}

/** q and azimuth of a place. */
export function polarOf(
  { shape, qRange: [from, to] }: Unrolling,
  { row, column }: { readonly row: number; readonly column: number }
) {
  return { q: from + ((column + 0.5) / shape[1]) * (to - from), azimuth: ((row + 0.5) / shape[0]) * 360 };
}

/** Axes in azimuth and q. */
export function unrolledScales(unrolling: Unrolling, trans: TranslationBundle): ImageScales {
  const { qRange } = unrolling;
  return {
    x: {
      title: trans.__('Scattering vector q (1/Å)'),
      ticks: ticks(qRange, 8).map(({ value, label }) => ({ at: placeOf(unrolling, value, 0).column, label })),
      words: column => trans.__('q %1 1/Å', polarOf(unrolling, { row: 0, column }).q.toFixed(3))
    },
    y: {
      title: trans.__('Azimuth (°)'),
      ticks: [0, 90, 180, 270, 360].map(azimuth => ({
        at: placeOf(unrolling, 0, azimuth).row,
        label: String(azimuth)
      })),
      words: row => trans.__('azimuth %1°', polarOf(unrolling, { row, column: 0 }).azimuth.toFixed(0))
    }
  };
}
