import { ENTRY } from './ringShares';

/** Where a frame's entries lie (see RingShares), and which of its pixels count. */
export interface FrameShares {
  readonly shape: readonly [rows: number, columns: number];
  /** Shares, float32, from the frame's first pixel on */
  readonly shares: Float32Array;
  /** The same bits as integers */
  readonly first: Int32Array;
  /** Pixels from one row of entries to the next */
  readonly stride: number;
  /** 1 = the pixel counts */
  readonly used: ArrayLike<number>;
}

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
    this.numbers = new Int32Array(rings + 1);
  }

  of(counts: ArrayLike<number>, frame: FrameShares, target: Float64Array): void {
    const members = this.sorted(counts, frame);
    for (let ring = 0; ring < this.rings; ring++) {
      const [start, end] = [this.numbers[ring], this.numbers[ring + 1]];
      target[ring] = quantileOf(members.slice(start, end), this.quantile);
    }
  }

  /** Counts and shares of all pixels, ring by ring. */
  private sorted(counts: ArrayLike<number>, { shape, shares, first, stride, used }: FrameShares): [number, number][] {
    const lists: [number, number][][] = Array.from({ length: this.rings }, () => []);
    const [rows, columns] = shape;
    for (let row = 0, pixel = 0; row < rows; row++) {
      for (let column = 0, at = ENTRY * stride * row; column < columns; column++, pixel++, at += ENTRY) {
        for (let part = 0; part < 3 && used[pixel]; part++) {
          if (shares[at + part] > 0) {
            lists[first[at + 3] + part].push([counts[pixel], shares[at + part]]);
          }
        }
      }
    }
    lists.forEach((list, ring) => (this.numbers[ring + 1] = this.numbers[ring] + list.length));
    return lists.flat();
  }

  private readonly numbers: Int32Array;
}

function quantileOf(members: [value: number, weight: number][], quantile: number): number {
  members.sort(([one], [other]) => one - other);
  const wanted = quantile * members.reduce((sum, [, weight]) => sum + weight, 0);
  let below = 0;
  for (const [index, [value, weight]] of members.entries()) {
    below += weight;
    if (Math.abs(below - wanted) <= 1e-6 * wanted && index + 1 < members.length) {
      return (value + members[index + 1][0]) / 2;
    }
    if (below > wanted) {
      return value;
    }
  }
  return members.length > 0 ? members[members.length - 1][0] : NaN;
}
