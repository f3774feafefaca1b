import type { Dense } from '../../../core/analysis/dense';
import { dense } from '../../../core/analysis/dense';
import type { DescentPasses, DescentStep, DescentSums, ExpectationPasses } from '../../../core/analysis/passes';
import type { RowBlocks } from '../../../core/analysis/rowBlocks';
import { blockCount, newRowBlocks } from '../../../core/analysis/rowBlocks';
import { jobCounters } from '../../threads/jobCounters';
import type { TaskRunner } from '../../threads/taskRunner';
import type { Pass, Source } from './pass';
import { sumsOf, workOf } from './pass';

/** Multiplications, about two milliseconds of them, that are worth a thread: to call one and wait for it takes a tenth of that. */
const WORTH_A_THREAD = 2e7;

/** Who passes over blocks. */
export interface Means {
  readonly runner: TaskRunner;
  readonly signal: AbortSignal;
}

/**
 * Passes over all blocks of a matrix and returns the sums, which do not depend on how many threads there are.
 *
 * @throws CancelledError
 */
export async function runPass(pass: Pass, { runner, signal }: Means): Promise<Float64Array> {
  const blocks = blockCount(pass.source.matrix);
  const length = sumsOf(pass);
  const sums = new SharedArrayBuffer(8 * blocks * length);
  const threads = Math.min(blocks, Math.max(1, Math.floor(workOf(pass) / WORTH_A_THREAD)));
  await runner.run('blocks', { counters: jobCounters(), pass, sums }, signal, threads);
  const all = new Float64Array(sums);
  const total = new Float64Array(length);
  for (let block = 0; block < blocks; block++) {
    for (let at = 0; at < length; at++) {
      total[at] += all[block * length + at];
    }
  }
  return total;
}

/** Coordinate descent over a matrix; the coefficients begin as they are given. */
export class Descent implements DescentPasses {
  constructor(
    private readonly source: Source,
    start: RowBlocks,
    private readonly means: Means
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
    const sums = await runPass(
      { kind: 'descend', source, factors, gram, beta, sweeps, from, accepted, candidate, extrapolated },
      this.means
    );
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

/** Expectation and maximisation over counts; the coefficients are changed in place. */
export class Expectation implements ExpectationPasses {
  constructor(
    private readonly source: Source,
    private readonly coefficients: RowBlocks,
    private readonly means: Means,
    /** What a prior takes off the coefficients of each row, one column */
    private readonly taken?: RowBlocks
  ) {}

  async expect(components: Dense, momentum?: number): Promise<Dense> {
    const { source, coefficients, taken } = this;
    const before =
      momentum === undefined ? undefined : (this.before ??= newRowBlocks(coefficients.rows, coefficients.columns));
    const pass = { kind: 'expect', source, components, coefficients, taken, before, momentum: momentum ?? 0 } as const;
    return dense(components.rows, components.columns, await runPass(pass, this.means));
  }

  private before: RowBlocks | undefined;
}
