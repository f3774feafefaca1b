import { BACKGROUND_TERMS } from './smoothBackground';
import type { RingShape } from './ringShape';

/**
 * What a profile is a sum of: terms of the background, then rings, each a column over the bins of the profile. A ring is
 * 0 but in a stretch of bins, and only that is looked at.
 */
export class ProfileDesign {
  readonly columns: readonly Float64Array[];
  private readonly first: Int32Array;
  private readonly end: Int32Array;
  private readonly weighted: Float64Array;
  private readonly inverseRoots: Float64Array;
  /** Lower triangle of the normal equations of the background, the same until weights change */
  private readonly smoothPart = new Float64Array(BACKGROUND_TERMS * BACKGROUND_TERMS);
  private smoothWeights?: Float64Array;

  /** @param q in ascending order */
  constructor(
    private readonly q: Float64Array,
    background: readonly Float64Array[],
    rings: number
  ) {
    this.columns = [...background, ...Array.from({ length: rings }, () => new Float64Array(q.length))];
    this.first = new Int32Array(this.columns.length);
    this.end = new Int32Array(this.columns.length).fill(q.length);
    this.weighted = new Float64Array(q.length);
    this.inverseRoots = q.map(value => 1 / Math.sqrt(value));
  }

  /** A circle blurred in two dimensions has a factor of sqrt(place / q) across it: see fitProfile. */
  setRing(ring: number, shape: RingShape, place: number): void {
    const { q, inverseRoots } = this;
    const index = BACKGROUND_TERMS + ring;
    const column = this.columns[index];
    column.fill(0, this.first[index], this.end[index]);
    const root = Math.sqrt(place);
    let at = firstAbove(q, place - shape.reach);
    this.first[index] = at;
    for (; at < q.length && q[at] < place + shape.reach; at++) {
      column[at] = shape.at(q[at] - place) * (root * inverseRoots[at]);
    }
    this.end[index] = at;
  }

  /** Lower triangle of the normal equations, and their right side for these counts. */
  normal(weights: Float64Array, counts: Float64Array): { matrix: Float64Array; right: Float64Array } {
    const { columns, first, end, weighted } = this;
    const size = columns.length;
    const matrix = new Float64Array(size * size);
    const right = new Float64Array(size);
    const smoothIsKnown = this.smoothWeights === weights;
    for (let i = 0; i < size; i++) {
      const column = columns[i];
      let sum = 0;
      for (let at = first[i]; at < end[i]; at++) {
        weighted[at] = weights[at] * column[at];
        sum += weighted[at] * counts[at];
      }
      right[i] = sum;
      for (let j = 0; j <= i; j++) {
        const isSmooth = i < BACKGROUND_TERMS;
        matrix[i * size + j] =
          isSmooth && smoothIsKnown
            ? this.smoothPart[i * BACKGROUND_TERMS + j]
            : product(weighted, columns[j], Math.max(first[i], first[j]), Math.min(end[i], end[j]));
        if (isSmooth) {
          this.smoothPart[i * BACKGROUND_TERMS + j] = matrix[i * size + j];
        }
      }
    }
    this.smoothWeights = weights;
    return { matrix, right };
  }

  /** Sum of the columns times these values. */
  sum(values: Float64Array): Float64Array {
    const sum = new Float64Array(this.q.length);
    this.columns.forEach((column, index) => {
      const value = values[index];
      for (let at = this.first[index]; value !== 0 && at < this.end[index]; at++) {
        sum[at] += value * column[at];
      }
    });
    return sum;
  }
}

function product(one: Float64Array, other: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at++) {
    sum += one[at] * other[at];
  }
  return sum;
}

function firstAbove(ascending: Float64Array, limit: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    [low, high] = ascending[middle] > limit ? [low, middle] : [middle + 1, high];
  }
  return low;
}
