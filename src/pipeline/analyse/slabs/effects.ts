import { designEffect } from '../../../core/analysis/designEffect';
import { BLOCK_ROWS, rowStart } from '../../../core/analysis/rowBlocks';
import { CountVariances } from './countVariances';
import type { ReadingOf } from './reading';
import type { Slab, SlabSink } from './slabs';

/** How many counts of each row say as much as one. */
export class Effects implements SlabSink {
  constructor(private readonly reading: ReadingOf<'effects'>) {
    this.variances = new CountVariances(reading);
    this.counts = new Float32Array(reading.matrix.data);
    this.effects = new Float32Array(reading.effects);
  }

  take(slab: Slab): void {
    const { matrix, spotArea } = this.reading;
    this.variances.each(slab, (row, own) => {
      let [sum, excess] = [0, 0];
      let place = rowStart(matrix, row);
      for (let column = 0; column < own.length; column++, place += BLOCK_ROWS) {
        if (Number.isFinite(own[column])) {
          sum += this.counts[place];
          excess += own[column] - this.counts[place];
        }
      }
      this.effects[row] = designEffect(excess, sum, spotArea);
    });
  }

  private readonly variances: CountVariances;
  private readonly counts: Float32Array;
  private readonly effects: Float32Array;
}
