import type { PathGuard } from '../../../storage/pathGuard';
import { jobCounters } from '../../threads/jobCounters';
import type { TaskRunner } from '../../threads/taskRunner';
import { besideRecord, readAnalysisRecord } from './storedAnalysis';

/**
 * Percentiles of the coefficients of each component of an analysis, by which classes are made without decomposing again.
 *
 * @throws InputError of its files; CancelledError
 */
export async function percentilesOf(
  record: string,
  { runner, guard, signal }: { readonly runner: TaskRunner; readonly guard: PathGuard; readonly signal: AbortSignal }
): Promise<{ percentiles: number[][] }> {
  const { result } = await readAnalysisRecord(record, guard);
  const paths = result.files.map(({ maps }) => besideRecord(record, maps));
  for (const path of paths) {
    await guard(path, 'read');
  }
  const job = { paths, components: result.components, counters: jobCounters() };
  const found = (await runner.run('coefficientPercentiles', job, signal)).flat();
  const inOrder = found.sort((a, b) => a.component - b.component);
  return { percentiles: inOrder.map(({ percentiles }) => Array.from(percentiles)) };
}
