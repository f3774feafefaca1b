import { dense } from '../../../core/analysis/dense';
import type { DescentPasses, DescentStep, DescentSums } from '../../../core/analysis/passes';
import type { RowBlocks } from '../../../core/analysis/rowBlocks';
import { newRowBlocks } from '../../../core/analysis/rowBlocks';
import type { Pass, Source } from './pass';

/** Coordinate descent over a matrix; the coefficients begin as they are given. */
export class Descent implements DescentPasses {
  constructor(
    private readonly source: Source,
    start: RowBlocks,
    /** Passes over all blocks, and returns the sums */
    private readonly pass: (pass: Pass) => Promise<Float64Array>
  ) {
    this.accepted = start;
    this.candidate = newRowBlocks(start.rows, start.columns);
    this.extrapolated = newRowBlocks(start.rows, start.columns);
  }

  /** The coefficients last accepted */
  get coefficients(): RowBlocks {
    return this.accepted;
  }

  async descend({ factors, gram, beta, restart, sweeps }: DescentStep): Promise<DescentSums> {
    const { source, accepted, candidate, extrapolated } = this;
    const from = restart ? accepted : extrapolated;
    const step = { source, factors, gram, beta, sweeps, from, accepted, candidate, extrapolated };
    const sums = await this.pass({ kind: 'descend', ...step });
    const products = factors.rows * factors.columns;
    return {
      products: dense(factors.rows, factors.columns, sums.slice(0, products)),
      gram: dense(factors.rows, factors.rows, sums.slice(products))
    };
  }

  accept(): void {
    [this.accepted, this.candidate] = [this.candidate, this.accepted];
  }

  private accepted: RowBlocks;
  private candidate: RowBlocks;
  private readonly extrapolated: RowBlocks;
}
