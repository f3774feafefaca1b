/** The direct beam in a pattern, in pixels. */
export interface DirectBeam {
  readonly row: number;
  readonly column: number;
  readonly radius: number;
}

/** So many brightest pixels may be faults of the detector. */
const MOST_HOT = 8;

/**
 * Where the direct beam is in a mean pattern, to within a pixel or two: all pixels at least half as bright as the brightest
 * (but for a few, which may be hot) are taken for a disc. Good enough to put a detector on, not to calibrate with.
 *
 * @returns the middle of the pattern when nothing in it is bright
 */
export function directBeam(values: Float32Array, rows: number, columns: number): DirectBeam {
  const bright = values.filter(Number.isFinite).sort();
  const half = (bright[Math.max(0, bright.length - 1 - MOST_HOT)] ?? 0) / 2;
  let [count, row, column] = [0, 0, 0];
  values.forEach((value, index) => {
    if (half > 0 && value >= half) {
      count++;
      row += Math.floor(index / columns);
      column += index % columns;
    }
  });
  return count > 0
    ? { row: row / count, column: column / count, radius: Math.max(1, Math.sqrt(count / Math.PI)) }
    : { row: (rows - 1) / 2, column: (columns - 1) / 2, radius: Math.max(1, Math.min(rows, columns) / 16) };
}
