import { designEffect } from '../../../core/analysis/designEffect';
import { BLOCK_ROWS, rowStart } from '../../../core/analysis/rowBlocks';
import { WeighedCertainty } from '../../../core/analysis/weighedCertainty';
import { CountVariances } from './countVariances';
import type { ReadingOf } from './reading';
import type { Slab, SlabSink } from './slabs';

/** Whether components are there, by counts of which those of each ring are weighed by how far they come in spots. */
export class Spots implements SlabSink {
  constructor(private readonly reading: ReadingOf<'spots'>) {
    const { components, coefficients, matrix, target, unit } = reading;
    this.variances = new CountVariances(reading);
    [this.values, this.parts, this.found] = [matrix, coefficients, target].map(({ data }) => new Float32Array(data));
    this.counts = new Float64Array(matrix.columns);
    this.weights = new Float64Array(matrix.columns);
    this.own = new Float64Array(components.rows);
    this.certainty = new WeighedCertainty(components, unit);
  }

  take(slab: Slab): void {
    const { matrix, coefficients, spotArea } = this.reading;
    const { counts, weights, own } = this;
    this.variances.each(slab, (row, within) => {
      const [from, first] = [rowStart(matrix, row), rowStart(coefficients, row)];
      for (let column = 0; column < counts.length; column++) {
        counts[column] = this.values[from + column * BLOCK_ROWS];
        const excess = within[column] - counts[column];
        weights[column] = Number.isFinite(excess) ? 1 / designEffect(excess, counts[column], spotArea) : 1;
      }
      own.forEach((_, k) => (own[k] = this.parts[first + k * BLOCK_ROWS]));
      const certain = this.certainty.of(counts, weights, own);
      certain?.forEach((value, k) => (this.found[first + k * BLOCK_ROWS] = value));
    });
  }

  private readonly variances: CountVariances;
  private readonly values: Float32Array;
  private readonly parts: Float32Array;
  private readonly found: Float32Array;
  private readonly counts: Float64Array;
  private readonly weights: Float64Array;
  private readonly own: Float64Array;
  private readonly certainty: WeighedCertainty;
}
