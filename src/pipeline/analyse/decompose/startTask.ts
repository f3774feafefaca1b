import type { Dense } from '../../../core/analysis/dense';
import { dense } from '../../../core/analysis/dense';
import type { DescentLimits } from '../../../core/analysis/frobenius';
import { FLOOR, descend } from '../../../core/analysis/frobenius';
import type { RowBlocks } from '../../../core/analysis/rowBlocks';
import { newRowBlocks } from '../../../core/analysis/rowBlocks';
import { randomStart, singularStart } from '../../../core/analysis/startComponents';
import { createRandom } from '../../../core/random';
import type { SharedJob } from '../../threads/jobCounters';
import { nextPart } from '../../threads/jobCounters';
import { blockJob, totalOf } from '../blocks/blockJob';
import { passOverBlocks } from '../blocks/blockTask';
import { Descent } from '../blocks/descent';
import type { Pass } from '../blocks/pass';

/** Starts of a factorisation of a sample, each of which a thread descends from by itself for a while. */
export interface StartJob extends SharedJob {
  readonly sample: RowBlocks;
  /** Leading right singular vectors of the sample, one a row, and the sample projected on them */
  readonly basis: Dense;
  readonly projected: RowBlocks;
  /** Of the sample */
  readonly squares: number;
  readonly components: number;
  readonly restarts: number;
  readonly seed: number;
  /** How far each goes */
  readonly heat: DescentLimits;
}

export interface StartFound {
  /** Number of the start */
  readonly restart: number;
  readonly components: Dense;
  readonly squaredError: number;
}

/** One thread's share of the starts: the first from the singular vectors, the others by chance. */
export async function descendFromStarts(job: StartJob): Promise<StartFound[]> {
  const { sample, basis, projected, squares, components: count, restarts, seed, heat } = job;
  const found: StartFound[] = [];
  for (let restart = nextPart(job, restarts); restart !== undefined; restart = nextPart(job, restarts)) {
    const start = randomStart(sample, count, createRandom(seed, 'start', restart));
    if (restart === 0) {
      start.values.set(singularStart(basis, projected, Math.min(count, basis.rows)).values);
    }
    const descent = new Descent({ matrix: projected }, flatCoefficients(sample.rows, count), here);
    const { components, squaredError } = await descend(descent, floored(start), squares, heat, basis);
    found.push({ restart, components, squaredError });
  }
  return found;
}

/** A pass by this thread alone. */
async function here(pass: Pass): Promise<Float64Array> {
  const job = blockJob(pass);
  await passOverBlocks(job);
  return totalOf(job);
}

/** Coefficients to begin with: the first sweep leaves nothing of them. */
export function flatCoefficients(rows: number, count: number): RowBlocks {
  const coefficients = newRowBlocks(rows, count);
  new Float32Array(coefficients.data).fill(FLOOR);
  return coefficients;
}

function floored({ rows, columns, values }: Dense): Dense {
  return dense(
    rows,
    columns,
    values.map(value => Math.max(FLOOR, value))
  );
}
