import { isKnown } from '../../../core/analysis/knownValue';
import type { ReadingOf } from './reading';
import type { Slab, SlabSink } from './slabs';

/** Bytes that hold a bit for each bin. */
export function bytesOfBins(bins: number): number {
  return Math.ceil(bins / 8);
}

/** Sums of all bins, and which positions lack which. */
export class LookAtBins implements SlabSink {
  constructor({ bins, missing }: ReadingOf<'look'>) {
    this.bins = bins;
    this.missing = missing.map(buffer => new Uint8Array(buffer));
  }

  take({ source, first, positions, values, stride }: Slab, sums: Float64Array): void {
    const { bins } = this;
    const bytes = bytesOfBins(bins);
    const missing = this.missing[source];
    // Few are missing: to count those is half of the work
    for (let bin = 0; bin < bins; bin++) {
      sums[bins + bin] += positions;
    }
    for (let at = 0; at < positions; at++) {
      const start = at * stride;
      for (let bin = 0; bin < bins; bin++) {
        const value = values[start + bin];
        if (isKnown(value)) {
          sums[bin] += value;
        } else {
          sums[bins + bin]--;
          missing[(first + at) * bytes + (bin >> 3)] |= 1 << (bin & 7);
        }
      }
    }
  }

  private readonly bins: number;
  private readonly missing: readonly Uint8Array[];
}
