import { isKnown } from '../../../core/analysis/knownValue';
import type { VariancesOfCounts } from './reading';
import type { Slab } from './slabs';

/** Variances within rings, in squared counts, beside the rows of a matrix of counts. */
export class CountVariances {
  constructor(private readonly beside: VariancesOfCounts) {
    this.rowOf = beside.rowOf.map(buffer => new Int32Array(buffer));
    this.variances = new Float64Array(beside.used.length);
  }

  /** @param take told of each row of a slab the variance in each column times its area, NaN where there is none. The array is used again */
  each({ source, first, positions, values, stride }: Slab, take: (row: number, variances: Float64Array) => void): void {
    const { used, areas } = this.beside;
    const [rowOf, area] = [this.rowOf[source], areas[source]];
    for (let at = 0; at < positions; at++) {
      const row = rowOf[first + at];
      if (row >= 0) {
        for (let column = 0; column < used.length; column++) {
          const bin = used[column];
          const value = values[at * stride + bin];
          this.variances[column] = isKnown(value) ? area[bin] * value : NaN;
        }
        take(row, this.variances);
      }
    }
  }

  private readonly rowOf: readonly Int32Array[];
  private readonly variances: Float64Array;
}
