import { isKnown } from '../../../core/analysis/knownValue';
import type { ReadingOf } from './reading';
import type { Slab, SlabSink } from './slabs';

/** Means of profiles within windows, position by position; NaN where a bin of a window has no data. */
export class WindowMeans implements SlabSink {
  constructor(private readonly reading: ReadingOf<'windows'>) {
    this.rowOf = reading.rowOf.map(buffer => new Int32Array(buffer));
    this.maps = reading.maps.map(buffer => new Float32Array(buffer));
  }

  take({ source, first, positions, values, stride }: Slab): void {
    const [rowOf, maps] = [this.rowOf[source], this.maps[source]];
    for (let at = 0; at < positions; at++) {
      const position = first + at;
      if (rowOf[position] < 0) {
        continue;
      }
      this.reading.windows.forEach(([from, behind], own) => {
        let sum = 0;
        for (let bin = from; bin < behind; bin++) {
          const value = values[at * stride + bin];
          sum += isKnown(value) ? value : NaN;
        }
        maps[own * rowOf.length + position] = sum / (behind - from);
      });
    }
  }

  private readonly rowOf: readonly Int32Array[];
  private readonly maps: readonly Float32Array[];
}
