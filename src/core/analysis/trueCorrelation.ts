import type { Random } from '../random';

/** A noisy map twice over, from two halves of its counts that are independent of one another. */
export interface HalvedMap {
  readonly first: ArrayLike<number>;
  readonly second: ArrayLike<number>;
}

/** Two maps of one scan. */
export interface MapPair {
  readonly a: HalvedMap;
  readonly b: HalvedMap;
  /** Rows and columns of both; positions at which any value is NaN do not count */
  readonly shape: readonly [number, number];
}

/** The correlation of two maps without their noise. */
export interface TrueCorrelation {
  readonly r: number;
  /** 95 % interval */
  readonly low: number;
  readonly high: number;
  /** Positions that counted */
  readonly pixels: number;
}

const ROUNDS = 500;
/** Part on either side of a 95 % interval */
const TAIL = 0.025;
/** Beyond this a coefficient is not told from 1 */
const LARGEST = 0.9999;
/** Fewer blocks than these say little about how much the maps vary. */
const LEAST_BLOCKS = 24;

/** Sums over the positions of a block: number; then of a1, a2, b1, b2; then of all products that covariances need. */
const SUMS = 11;

/**
 * Correlation of two maps as it would be without shot noise: counts are split in halves, whose covariance has no noise in it, so that it
 * takes the place of each variance (correction for attenuation, Spearman 1904; halves as in Brown 1910). The interval is of
 * a bootstrap of square blocks of the scan, since neighbouring positions are not independent (Hall 1985; Künsch 1989).
 *
 * @param pairs the two maps of one scan or of several, whose positions are taken together
 * @param block side of a block in positions, beyond the length over which the maps are alike
 * @returns NaN where one of the maps does not vary beyond its noise
 */
export function trueCorrelation(pairs: readonly MapPair[], block: number, random: Random): TrueCorrelation {
  const largest = largestBlock(pairs.reduce((sum, { shape }) => sum + shape[0] * shape[1], 0));
  const blocks = pairs.flatMap(pair => blockSums(pair, Math.min(block, largest)));
  const total = new Float64Array(SUMS);
  blocks.forEach(sums => add(total, sums));
  const r = correlationOf(total);
  const found: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const drawn = new Float64Array(SUMS);
    for (let pick = 0; pick < blocks.length; pick++) {
      add(drawn, blocks[random.uint32() % blocks.length]);
    }
    const other = correlationOf(drawn);
    if (Number.isFinite(other)) {
      found.push(stretched(other));
    }
  }
  found.sort((x, y) => x - y);
  const end = (part: number): number => {
    const distance = found[Math.round(part * (found.length - 1))] - stretched(r);
    return found.length === 0 ? NaN : Math.tanh(stretched(r) + fewBlocks(blocks.length) * distance);
  };
  return { r, low: end(TAIL), high: end(1 - TAIL), pixels: total[0] };
}

/** Fisher's z, in which the scatter does not depend on r. */
function stretched(r: number): number {
  return Math.atanh(Math.min(LARGEST, Math.max(-LARGEST, r)));
}

/** How much wider an interval is from few blocks than from many: Student's t at 97.5 % over the normal, and n over n - 1. */
function fewBlocks(blocks: number): number {
  const free = Math.max(1, blocks - 1);
  return (1 + 1.21 / free + 1.44 / free ** 2) * Math.sqrt(blocks / free);
}

/**
 * Length in positions over which a map is like itself: where the covariance of its halves, one shifted against the other along rows and columns,
 * has fallen to a tenth.
 */
export function likenessLength({ first, second }: HalvedMap, [rows, columns]: readonly [number, number]): number {
  const most = Math.floor(Math.min(rows, columns) / 3);
  const [meanFirst, meanSecond] = [meanOf(first), meanOf(second)];
  const covariance = (shift: number): number => {
    let [sum, count] = [0, 0];
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const at = row * columns + column;
        for (const other of [
          column + shift < columns ? at + shift : -1,
          row + shift < rows ? at + shift * columns : -1
        ]) {
          const product = other < 0 ? NaN : (first[at] - meanFirst) * (second[other] - meanSecond);
          if (Number.isFinite(product)) {
            sum += product;
            count++;
          }
        }
      }
    }
    return sum / count;
  };
  const own = covariance(0);
  for (let shift = 1; shift < most; shift++) {
    if (!(covariance(shift) > own / 10)) {
      return shift;
    }
  }
  return Math.max(1, most);
}

function largestBlock(positions: number): number {
  return Math.max(1, Math.floor(Math.sqrt(positions / LEAST_BLOCKS)));
}

function blockSums({ a, b, shape: [rows, columns] }: MapPair, side: number): Float64Array[] {
  const across = Math.ceil(columns / side);
  const blocks = Array.from({ length: across * Math.ceil(rows / side) }, () => new Float64Array(SUMS));
  for (let at = 0; at < rows * columns; at++) {
    const [a1, a2, b1, b2] = [a.first[at], a.second[at], b.first[at], b.second[at]];
    if (Number.isFinite(a1 + a2 + b1 + b2)) {
      const place = Math.floor(at / columns / side) * across + Math.floor((at % columns) / side);
      add(blocks[place], [1, a1, a2, b1, b2, a1 * a2, b1 * b2, a1 * b1, a1 * b2, a2 * b1, a2 * b2]);
    }
  }
  return blocks.filter(([count]) => count > 0);
}

/** The four covariances between a half of one and a half of the other, over the roots of those of the halves of each. */
function correlationOf([n, a1, a2, b1, b2, aa, bb, ab11, ab12, ab21, ab22]: Float64Array): number {
  const covariance = (product: number, x: number, y: number): number => product / n - (x / n) * (y / n);
  const [varianceA, varianceB] = [covariance(aa, a1, a2), covariance(bb, b1, b2)];
  const between =
    (covariance(ab11, a1, b1) + covariance(ab12, a1, b2) + covariance(ab21, a2, b1) + covariance(ab22, a2, b2)) / 4;
  return varianceA > 0 && varianceB > 0 ? Math.min(1, Math.max(-1, between / Math.sqrt(varianceA * varianceB))) : NaN;
}

function add(target: Float64Array, values: ArrayLike<number>): void {
  for (let at = 0; at < SUMS; at++) {
    target[at] += values[at];
  }
}

function meanOf(values: ArrayLike<number>): number {
  let [sum, count] = [0, 0];
  for (let at = 0; at < values.length; at++) {
    if (Number.isFinite(values[at])) {
      sum += values[at];
      count++;
    }
  }
  return sum / count;
}
