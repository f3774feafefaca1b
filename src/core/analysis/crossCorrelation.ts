/** How well a pattern of rings fits a profile, and where. */
export interface RingFit {
  /** Pearson's coefficient where it is largest, -1 to 1; NaN where the profile is flat or has no data */
  readonly value: number;
  /** By how many bins the rings of the profile lie further out than those of the pattern, between bins; NaN as well */
  readonly shift: number;
}

/**
 * Normalised cross-correlation of a profile with a pattern: Pearson's coefficient at every shift, the mean and spread of the part of the pattern that
 * is compared taken again each time (Lewis, Vision Interface 1995, 120), and the top of the parabola through the best shift and its neighbours.
 *
 * @param values profile, all bins with data or else the result is NaN
 * @param pattern from `reach` bins before the first of the profile to `reach` bins behind its last
 * @param reach largest shift to either side, bins
 */
export function crossCorrelation(values: ArrayLike<number>, pattern: ArrayLike<number>, reach: number): RingFit {
  const count = values.length;
  let [sum, squares] = [0, 0];
  for (let at = 0; at < count; at++) {
    sum += values[at];
    squares += values[at] ** 2;
  }
  const spread = squares - sum ** 2 / count;
  const found = new Float64Array(2 * reach + 1);
  for (let place = 0; place < found.length; place++) {
    // Rings further out by a shift are those of the pattern at as many bins less
    const first = 2 * reach - place;
    let [own, ownSquares, products] = [0, 0, 0];
    for (let at = 0; at < count; at++) {
      const other = pattern[first + at];
      own += other;
      ownSquares += other * other;
      products += other * values[at];
    }
    const ownSpread = ownSquares - own ** 2 / count;
    found[place] = (products - (sum * own) / count) / Math.sqrt(spread * ownSpread);
  }
  let best = 0;
  for (let place = 1; place < found.length; place++) {
    best = found[place] > found[best] ? place : best;
  }
  if (!(spread > 1e-12 * squares) || !Number.isFinite(found[best])) {
    return { value: NaN, shift: NaN };
  }
  const [before, top, after] = [found[best - 1], found[best], found[best + 1]];
  const bend = before - 2 * top + after;
  const beside = bend < 0 ? (0.5 * (before - after)) / bend : 0;
  return { value: bend < 0 ? top - 0.25 * (before - after) * beside : top, shift: best - reach + beside };
}

/**
 * A profile less the mean of its surroundings, so that rings stand out whatever they stand on.
 *
 * @param half bins to either side that are its surroundings, fewer at the ends, the same on both sides
 */
export function withoutBackground(values: ArrayLike<number>, half: number): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let at = 0; at < values.length; at++) {
    sums[at + 1] = sums[at] + values[at];
  }
  return Float64Array.from({ length: values.length }, (_, at) => {
    const side = Math.min(half, at, values.length - 1 - at);
    return values[at] - (sums[at + side + 1] - sums[at - side]) / (2 * side + 1);
  });
}
