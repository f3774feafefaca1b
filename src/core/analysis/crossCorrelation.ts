/** How well a pattern of rings fits a profile, and where. */
export interface RingFit {
  /** Pearson's coefficient where it is largest, -1 to 1; NaN where the profile is flat or has no data */
  readonly value: number;
  /** By how many bins the rings of the profile lie further out than those of the pattern, between bins; NaN as well */
  readonly shift: number;
}

/**
 * Normalised cross-correlation of profiles with a pattern: Pearson's coefficient at every shift, the mean and spread of the part of the pattern that
 * is compared known for each (Lewis, Vision Interface 1995, 120), and the top of the parabola through the best shift and its neighbours.
 */
export class ShiftedPattern {
  /**
   * @param pattern from `reach` bins before the first of a profile to `reach` bins behind its last
   * @param reach largest shift to either side, bins
   */
  constructor(
    private readonly pattern: Float64Array,
    private readonly reach: number
  ) {
    this.count = pattern.length - 2 * reach;
    const parts = Array.from({ length: 2 * reach + 1 }, (_, first) => pattern.subarray(first, first + this.count));
    this.sums = Float64Array.from(parts, part => part.reduce((sum, value) => sum + value, 0));
    this.spreads = Float64Array.from(parts, (part, first) => {
      const squares = part.reduce((sum, value) => sum + value * value, 0);
      return squares - this.sums[first] ** 2 / this.count;
    });
    this.found = new Float64Array(2 * reach + 1);
  }

  /** @param values profile, all bins with data or else the result is NaN */
  fit(values: Float64Array): RingFit {
    const { pattern, reach, count, found } = this;
    let [sum, squares] = [0, 0];
    for (let at = 0; at < count; at++) {
      sum += values[at];
      squares += values[at] * values[at];
    }
    const spread = squares - sum ** 2 / count;
    for (let place = 0; place < found.length; place++) {
      // Rings further out by a shift are those of the pattern at as many bins less
      const first = 2 * reach - place;
      let products = 0;
      for (let at = 0; at < count; at++) {
        products += pattern[first + at] * values[at];
      }
      found[place] = (products - (sum * this.sums[first]) / count) / Math.sqrt(spread * this.spreads[first]);
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

  private readonly count: number;
  /** Of the part of the pattern that is compared, by its first bin */
  private readonly sums: Float64Array;
  private readonly spreads: Float64Array;
  private readonly found: Float64Array;
}

/**
 * A profile less the mean of its surroundings, so that rings stand out whatever they stand on.
 *
 * @param half bins to either side that are its surroundings, fewer at the ends, the same on both sides
 */
export function withoutBackground(values: ArrayLike<number>, half: number): Float64Array {
  const count = values.length;
  const sums = new Float64Array(count + 1);
  for (let at = 0; at < count; at++) {
    sums[at + 1] = sums[at] + values[at];
  }
  const rings = new Float64Array(count);
  for (let at = 0; at < count; at++) {
    const side = Math.min(half, at, count - 1 - at);
    rings[at] = values[at] - (sums[at + side + 1] - sums[at - side]) / (2 * side + 1);
  }
  return rings;
}
