/** A virtual detector on the pattern: see the protocol's detector for what the numbers mean. */
export type VirtualDetector =
  | { readonly shape: 'disc'; readonly row: number; readonly column: number; readonly radius: number }
  | {
      readonly shape: 'annulus';
      readonly row: number;
      readonly column: number;
      readonly inner: number;
      readonly outer: number;
    };

/** The pixels a virtual detector counts. */
export interface DetectorRuns {
  /** Pairs of first pixel and number of pixels, row-major, ascending */
  readonly runs: Uint32Array;
  /** Pixels of all runs */
  readonly pixels: number;
}

/**
 * The pixels of a pattern that a virtual detector counts, as runs along rows: those whose centre, at whole numbers of row and
 * column, lies inside, the edges included (inner <= distance <= outer).
 *
 * @param excluded 1 for pixels that never count (the inserted gap between chips), row-major
 */
export function detectorRuns(
  detector: VirtualDetector,
  rows: number,
  columns: number,
  excluded?: Uint8Array
): DetectorRuns {
  const [inner, outer] = detector.shape === 'disc' ? [0, detector.radius] : [detector.inner, detector.outer];
  const isIn = (row: number, column: number): boolean => {
    const distance = (row - detector.row) ** 2 + (column - detector.column) ** 2;
    return distance <= outer ** 2 && distance >= inner ** 2 && !excluded?.[row * columns + column];
  };
  const runs: number[] = [];
  let pixels = 0;
  const top = Math.max(0, Math.ceil(detector.row - outer));
  const bottom = Math.min(rows - 1, Math.floor(detector.row + outer));
  const left = Math.max(0, Math.ceil(detector.column - outer));
  const right = Math.min(columns - 1, Math.floor(detector.column + outer));
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const first = column;
      while (column <= right && isIn(row, column)) {
        column++;
      }
      if (column > first) {
        runs.push(row * columns + first, column - first);
        pixels += column - first;
      }
    }
  }
  return { runs: Uint32Array.from(runs), pixels };
}
