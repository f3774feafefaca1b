import type { FrameShares } from './ringShares';
import { ENTRY } from './ringShares';

/**
 * Quantiles of the counts along every ring, pixels weighted by their share in it: the count below which the part `quantile` of
 * the ring's area lies, the middle of two where it lies between them. The median leaves Bragg reflections out of a ring.
 *
 * @param target takes a number for every ring; NaN where no pixel counts
 */
export class RingQuantiles {
  constructor(
    private readonly rings: number,
    private readonly quantile: number
  ) {
    // Shares of pixels may name two rings after the last, with nothing in them
    this.areas = new Float64Array((rings + 2) * FEW);
    this.others = Array.from({ length: rings + 2 }, () => []);
  }

  of(counts: ArrayLike<number>, frame: FrameShares, target: Float64Array): void {
    this.gather(counts, frame);
    for (let ring = 0; ring < this.rings; ring++) {
      target[ring] = this.quantileOf(ring);
    }
  }

  /** Areas of every ring by counts: most patterns have few, which need no sorting. */
  private gather(counts: ArrayLike<number>, { shape, shares, first, stride, used }: FrameShares): void {
    const { areas, others } = this;
    const [rows, columns] = shape;
    areas.fill(0);
    others.forEach(list => (list.length = 0));
    for (let row = 0, pixel = 0; row < rows; row++) {
      for (let column = 0, at = ENTRY * stride * row; column < columns; column++, pixel++, at += ENTRY) {
        if (!used[pixel]) {
          continue;
        }
        const count = counts[pixel];
        for (let part = 0, ring = first[at + 3]; part < 3; part++, ring++) {
          const share = shares[at + part];
          if (count < FEW) {
            areas[ring * FEW + count] += share;
          } else if (share > 0) {
            // One number to sort by that holds both: a share is at most 1
            others[ring].push(2 * count + share);
          }
        }
      }
    }
  }

  private quantileOf(ring: number): number {
    const few = this.areas.subarray(ring * FEW, (ring + 1) * FEW);
    const sorted = Float64Array.from(this.others[ring]).sort();
    const shareOf = (key: number): number => key - 2 * countOf(key);
    const total = sorted.reduce(
      (sum, key) => sum + shareOf(key),
      few.reduce((sum, area) => sum + area, 0)
    );
    const wanted = this.quantile * total;
    let [below, last, isBetween] = [0, NaN, false];
    const reached = (count: number, area: number): boolean => {
      if (isBetween && count > last) {
        last = (last + count) / 2;
        return true;
      }
      below += area;
      last = count;
      isBetween = Math.abs(below - wanted) <= TOLERANCE * wanted;
      return below > wanted && !isBetween;
    };
    for (let count = 0; count < FEW; count++) {
      if (few[count] > 0 && reached(count, few[count])) {
        return last;
      }
    }
    for (const key of sorted) {
      if (reached(countOf(key), shareOf(key))) {
        return last;
      }
    }
    return last;
  }

  /** By ring, then by counts below FEW */
  private readonly areas: Float64Array;
  /** The others of each ring: twice the counts plus the share */
  private readonly others: number[][];
}

/** Counts below this have a place of their own */
const FEW = 64;
/** Areas equal within this part: shares are float32 */
const TOLERANCE = 1e-6;

function countOf(key: number): number {
  return Math.floor(key / 2);
}
