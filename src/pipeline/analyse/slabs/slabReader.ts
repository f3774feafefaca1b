import type { Resampling } from '../../../core/analysis/profileGrid';
import { RowReader } from '../../../storage/hdf5/floatRows';
import type { ProfileSource, Slab, SlabPlace } from './slabs';

/** Reads slabs for one thread, always to the same place in memory. */
export class SlabReader {
  constructor(private readonly sources: readonly ProfileSource[]) {}

  /** @returns profiles on the common bins, until the next are read @throws as RowReader */
  async read({ source, firstRow, endRow }: SlabPlace): Promise<Slab> {
    const { rows, resampled } = this.sources[source];
    const [, columns, length] = rows.shape;
    const own = await this.reader.read(rows, firstRow, endRow);
    const positions = (endRow - firstRow) * columns;
    const values = resampled ? this.resample(own, positions, length, resampled) : own;
    const stride = resampled ? resampled.lower.length : length;
    return { source, first: firstRow * columns, positions, values, stride };
  }

  /** NaN where one of the two bins is. */
  private resample(
    values: Float32Array | Float64Array,
    positions: number,
    length: number,
    { lower, weight }: Resampling
  ): Float64Array {
    const bins = lower.length;
    if (this.room.length < positions * bins) {
      this.room = new Float64Array(positions * bins);
    }
    for (let position = 0, target = 0; position < positions; position++) {
      for (let bin = 0; bin < bins; bin++, target++) {
        const from = position * length + lower[bin];
        const part = weight[bin];
        this.room[target] = part === 0 ? values[from] : (1 - part) * values[from] + part * values[from + 1];
      }
    }
    return this.room;
  }

  private readonly reader = new RowReader();
  private room = new Float64Array(0);
}
