import type { CleanPattern } from '../pixels/calibrationPattern';

/** Least share of used pixels among the four neighbours of a place */
const LEAST_USED = 0.25;
/** Flags of four neighbours that all count: nearly everywhere, and asked at every place of an image */
const ALL_USED = 4;

/** Counts at any place of a pattern, bilinear between used pixels; NaN off the detector and where nothing is used. */
export function sampleCounts(
  { counts, used, shape }: Pick<CleanPattern, 'counts' | 'used' | 'shape'>,
  row: number,
  column: number
): number {
  const rows = shape[0];
  const columns = shape[1];
  const top = Math.floor(row);
  const left = Math.floor(column);
  const at = top * columns + left;
  if (
    top >= 0 &&
    left >= 0 &&
    top + 1 < rows &&
    left + 1 < columns &&
    used[at] + used[at + 1] + used[at + columns] + used[at + columns + 1] === ALL_USED
  ) {
    const down = row - top;
    const right = column - left;
    const above = counts[at] + right * (counts[at + 1] - counts[at]);
    const below = counts[at + columns] + right * (counts[at + columns + 1] - counts[at + columns]);
    return above + down * (below - above);
  }
  // Of an unrolled pattern a third lies off the detector
  if (!(top >= -1 && left >= -1 && top < rows && left < columns)) {
    return NaN;
  }
  let sum = 0;
  let weights = 0;
  for (let r = top; r <= top + 1; r++) {
    for (let c = left; c <= left + 1; c++) {
      if (r < 0 || c < 0 || r >= rows || c >= columns || used[r * columns + c] === 0) {
        continue;
      }
      const weight = (1 - Math.abs(row - r)) * (1 - Math.abs(column - c));
      sum += weight * counts[r * columns + c];
      weights += weight;
    }
  }
  return weights >= LEAST_USED ? sum / weights : NaN;
}
