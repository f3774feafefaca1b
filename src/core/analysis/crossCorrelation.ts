import type { Dense } from './dense';
import { dense, dot, line } from './dense';
import { isKnown } from './knownValue';

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
    pattern: Float64Array,
    private readonly reach: number
  ) {
    this.parts = dense(2 * reach + 1, pattern.length - 2 * reach);
    this.sums = new Float64Array(this.parts.rows);
    this.spreads = new Float64Array(this.parts.rows);
    for (let place = 0; place < this.parts.rows; place++) {
      // Rings further out by a shift are those of the pattern at as many bins less
      const part = line(this.parts, place);
      part.set(pattern.subarray(2 * reach - place, pattern.length - place));
      this.sums[place] = part.reduce((sum, value) => sum + value, 0);
      this.spreads[place] = dot(part, part) - this.sums[place] ** 2 / part.length;
    }
    this.found = new Float64Array(this.parts.rows);
  }

  /** What a profile is compared with: a line for each shift, from the one furthest in */
  readonly parts: Dense;

  /**
   * @param sum of the values of a profile, and of their squares
   * @param productAt of the profile with a line of the parts; NaN where a bin has no data
   */
  fit(sum: number, squares: number, productAt: (place: number) => number): RingFit {
    const { reach, found, parts } = this;
    const spread = squares - sum ** 2 / parts.columns;
    let best = 0;
    for (let place = 0; place < found.length; place++) {
      const products = productAt(place) - (sum * this.sums[place]) / parts.columns;
      found[place] = products / Math.sqrt(spread * this.spreads[place]);
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

  /** Of the parts */
  private readonly sums: Float64Array;
  private readonly spreads: Float64Array;
  private readonly found: Float64Array;
}

/** Takes the mean of their surroundings off profiles, so that rings stand out whatever they stand on. */
export class BackgroundFree {
  /**
   * @param count bins of a profile
   * @param half bins to either side that are the surroundings of one, fewer at the ends, the same on both sides
   */
  constructor(
    private readonly count: number,
    half: number
  ) {
    this.sums = new Float64Array(count + 1);
    this.rings = new Float64Array(count);
    this.sides = Int32Array.from({ length: count }, (_, at) => Math.min(half, at, count - 1 - at));
    this.parts = Float64Array.from(this.sides, side => 1 / (2 * side + 1));
  }

  /** @param start where the profile begins among the values @returns the same array every time, with NaN behind a bin without data */
  of(values: Float64Array | Float32Array, start = 0): Float64Array {
    const { count, sums, rings, sides, parts } = this;
    let sum = 0;
    for (let at = 0; at < count; at++) {
      const value = values[start + at];
      sum += isKnown(value) ? value : NaN;
      sums[at + 1] = sum;
    }
    for (let at = 0; at < count; at++) {
      const side = sides[at];
      rings[at] = values[start + at] - (sums[at + side + 1] - sums[at - side]) * parts[at];
    }
    return rings;
  }

  private readonly sums: Float64Array;
  private readonly rings: Float64Array;
  /** Of each bin, bins to either side, and what part of the mean each is */
  private readonly sides: Int32Array;
  private readonly parts: Float64Array;
}
