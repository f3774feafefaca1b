import { isKnown } from '../../../core/analysis/knownValue';
import type { ReadingOf } from './reading';
import type { Slab, SlabSink } from './slabs';

/** Sums of all bins over the positions of each class, 0 for those of none. */
export class ClassSums implements SlabSink {
  constructor(private readonly reading: ReadingOf<'classes'>) {
    this.rowOf = reading.rowOf.map(buffer => new Int32Array(buffer));
    this.classes = new Uint8Array(reading.classes);
  }

  take({ source, first, positions, values, stride }: Slab, sums: Float64Array): void {
    const { bins, count } = this.reading;
    const numbers = (count + 1) * bins;
    const rowOf = this.rowOf[source];
    for (let at = 0; at < positions; at++) {
      const row = rowOf[first + at];
      const own = bins * (row < 0 ? 0 : this.classes[row]);
      const start = at * stride;
      for (let bin = 0; bin < bins; bin++) {
        const value = values[start + bin];
        if (isKnown(value)) {
          sums[own + bin] += value;
          sums[numbers + own + bin]++;
        }
      }
    }
  }

  private readonly rowOf: readonly Int32Array[];
  private readonly classes: Uint8Array;
}
