import type { Dense } from '../../../core/analysis/dense';
import { dense } from '../../../core/analysis/dense';
import type { ExpectationPasses } from '../../../core/analysis/passes';
import type { RowBlocks } from '../../../core/analysis/rowBlocks';
import { blockCount, newRowBlocks } from '../../../core/analysis/rowBlocks';
import type { TaskRunner } from '../../threads/taskRunner';
import { blockJob, totalOf } from './blockJob';
import type { Pass, Source } from './pass';
import { workOf } from './pass';

/** Multiplications, about a millisecond of them with what goes with them, that are worth a thread: to call one and wait for it takes a fifth of that. */
const WORTH_A_THREAD = 2e6;

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
  const threads = Math.min(blockCount(pass.source.matrix), Math.max(1, Math.floor(workOf(pass) / WORTH_A_THREAD)));
  const job = blockJob(pass);
  await runner.run('blocks', job, signal, threads);
  return totalOf(job);
}

/** The same for passes that follow. */
export function passBy(means: Means): (pass: Pass) => Promise<Float64Array> {
  return pass => runPass(pass, means);
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
