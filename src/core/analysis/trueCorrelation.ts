import type { Random } from '../random';

/** A noisy map twice over, from two halves of its counts that are independent of one another. */
export interface HalvedMap {
  readonly first: ArrayLike<number>;
  readonly second: ArrayLike<number>;
}

/** Two maps of one scan; positions at which any value is NaN do not count. */
export interface MapPair {
  readonly a: HalvedMap;
  readonly b: HalvedMap;
}

/** The correlation of two maps without their noise. */
export interface TrueCorrelation {
  readonly r: number;
  /** What 95 % of such noise leave possible, and 0 where that is not excluded */
  readonly low: number;
  readonly high: number;
  /** What unrelated maps as smooth as these stay below in 19 of 20 cases, 1 where there are too few patches to say; NaN as r */
  readonly chance: number;
  /** Positions that counted */
  readonly pixels: number;
}

const ROUNDS = 1000;
/** Part on either side of a 95 % interval */
const TAIL = 0.025;
/** Beyond this a coefficient is not told from 1 */
const LARGEST = 0.9999;
/** Differences of neighbours are drawn together, so many groups of them. */
const GROUPS = 256;

/** Sums over positions: number; then of a1, a2, b1, b2; then of all products that covariances need. */
const SUMS = 11;

/**
 * Correlation of two maps as it would be without shot noise: counts are split in halves, whose covariance has no noise in it, so that it
 * takes the place of each variance (correction for attenuation, Spearman 1904; halves as in Brown 1910).
 *
 * The interval is of the noise alone, the maps being what they are: of two neighbouring positions, which differ by noise and little else, one is drawn and counts twice
 * (balanced half-samples: McCarthy, Rev. Int. Stat. Inst. 37 (1969) 239). Where maps differ from one position to the next it is wider. It reaches to 0 where unrelated maps
 * as smooth as these would be as much alike by chance: noise that is small says nothing about that.
 *
 * @param pairs the two maps of one scan or of several, whose positions are taken together
 * @param chance covariance that unrelated maps stay below, see `chanceCovariances`
 * @returns NaN where one of the maps does not vary beyond its noise
 */
export function trueCorrelation(pairs: readonly MapPair[], chance: number, random: Random): TrueCorrelation {
  const { total, differences } = neighbourSums(pairs, random);
  const { between, size } = covariancesOf(total);
  const r = clamped(between / size, 1);
  if (Number.isNaN(r)) {
    return { r, low: NaN, high: NaN, chance: NaN, pixels: total[0] };
  }
  const found = new Float64Array(ROUNDS).map(() => {
    const drawn = total.slice();
    for (const difference of differences) {
      const sign = random.uint32() & 1 ? 1 : -1;
      add(drawn, difference, sign);
    }
    const other = covariancesOf(drawn);
    // Without a variance every coefficient is possible
    return Number.isNaN(other.size) ? Math.sign(other.between) : clamped(other.between / other.size, LARGEST);
  });
  found.sort();
  const end = (part: number): number => found[Math.round(part * (ROUNDS - 1))];
  const unrelated = Math.min(1, chance / size);
  const isUnrelated = Math.abs(r) <= unrelated;
  return {
    r,
    low: Math.min(end(TAIL), isUnrelated ? 0 : 1),
    high: Math.max(end(1 - TAIL), isUnrelated ? 0 : -1),
    chance: unrelated,
    pixels: total[0]
  };
}

/** Sums over all positions, and over groups of neighbours those of the one less the other, either way by chance. */
function neighbourSums(
  pairs: readonly MapPair[],
  random: Random
): { total: Float64Array; differences: readonly Float64Array[] } {
  const total = new Float64Array(SUMS);
  const differences = Array.from({ length: GROUPS }, () => new Float64Array(SUMS));
  for (const { a, b } of pairs) {
    let before: readonly number[] | undefined;
    for (let at = 0; at < a.first.length; at++) {
      const [a1, a2, b1, b2] = [a.first[at], a.second[at], b.first[at], b.second[at]];
      if (Number.isFinite(a1 + a2 + b1 + b2)) {
        const own = [1, a1, a2, b1, b2, a1 * a2, b1 * b2, a1 * b1, a1 * b2, a2 * b1, a2 * b2];
        add(total, own, 1);
        if (before) {
          const word = random.uint32();
          const [group, sign] = [differences[(word >>> 1) % GROUPS], word & 1 ? 1 : -1];
          add(group, own, sign);
          add(group, before, -sign);
        }
        before = before ? undefined : own;
      }
    }
  }
  return { total, differences };
}

/** Mean of the four covariances between a half of one and a half of the other, and the root of those of the halves of each; NaN where there is none. */
function covariancesOf([n, a1, a2, b1, b2, aa, bb, ab11, ab12, ab21, ab22]: Float64Array): {
  between: number;
  size: number;
} {
  const covariance = (product: number, x: number, y: number): number => product / n - (x / n) * (y / n);
  const [varianceA, varianceB] = [covariance(aa, a1, a2), covariance(bb, b1, b2)];
  const between =
    (covariance(ab11, a1, b1) + covariance(ab12, a1, b2) + covariance(ab21, a2, b1) + covariance(ab22, a2, b2)) / 4;
  return { between, size: varianceA > 0 && varianceB > 0 ? Math.sqrt(varianceA * varianceB) : NaN };
}

function clamped(value: number, most: number): number {
  return Math.min(most, Math.max(-most, value));
}

function add(target: Float64Array, values: ArrayLike<number>, times: number): void {
  for (let at = 0; at < SUMS; at++) {
    target[at] += times * values[at];
  }
}
