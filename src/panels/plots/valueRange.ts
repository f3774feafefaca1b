/** Lower and upper percentile of the shown values, 0 to 100. */
export type Percentiles = readonly [number, number];

/** Finite values in ascending order: what percentiles are read from, sorted once per image. */
export function ascending(values: Float32Array): Float32Array {
  return values.filter(Number.isFinite).sort();
}

/**
 * Values at two percentiles, linear between ranks (numpy's default). An image of one value gets a range of width 1, for a
 * colour scale needs two ends; an image without finite values gets [0, 1].
 */
export function valueRange(sorted: Float32Array, percentiles: Percentiles): [number, number] {
  if (sorted.length === 0) {
    return [0, 1];
  }
  const [low, high] = percentiles.map(percent => atRank(sorted, (percent / 100) * (sorted.length - 1)));
  return high > low ? [low, high] : [low, low + 1];
}

/** Smallest value above zero; 1 when there is none. */
export function smallestPositive(sorted: Float32Array): number {
  return sorted.find(value => value > 0) ?? 1;
}

function atRank(sorted: Float32Array, rank: number): number {
  const below = Math.floor(rank);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
}
