import type { TaskArray } from '../../core/slurm/taskArrays';
import { taskArrays } from '../../core/slurm/taskArrays';
import type { JobOrder } from '../jobSchema';
import { inputsOf } from '../jobFiles';
import { isGrouped, tasksBeforeJoins } from '../shares';
import { SlurmTrouble } from './trouble';

/** An array, and what it is to wait for. */
export interface PlannedArray extends TaskArray {
  /** As sbatch takes it, where that is known already */
  readonly dependency?: string;
  /** Array of the same job, by its place among them, that has to have ended in whatever way */
  readonly behind?: number;
  /** Tasks of the same job that have to have been done well */
  readonly needs?: readonly number[];
  /** They need only have ended: they do other things too, and what there is of each data set is seen when it begins */
  readonly isForEach?: boolean;
}

/** The arrays of a job that needs nothing of others, one behind the other where a site takes no array so large, and what joins. */
export function arraysOf(order: JobOrder, concurrent: number, arraySize: number): PlannedArray[] {
  const first = tasksBeforeJoins(order);
  const arrays = (first > 0 ? taskArrays(first, concurrent, arraySize) : []).map((array, part) => ({
    ...array,
    ...(part > 0 && { behind: part - 1 })
  }));
  return [...arrays, ...joinArrays(order, concurrent)];
}

/** The tasks that join parts, each an array that begins once those that do them are done. */
export function joinArrays(order: JobOrder, concurrent: number): PlannedArray[] {
  const first = tasksBeforeJoins(order);
  const doing = Array.from({ length: first }, (_, task) => new Set(inputsOf(order, task)));
  return Array.from({ length: order.tasks - first }, (_, at) => {
    const joined = inputsOf(order, first + at);
    const needs = doing.flatMap((inputs, task) => (joined.some(input => inputs.has(input)) ? [task] : []));
    return { first: first + at, from: 0, count: 1, concurrent, needs, ...(isGrouped(order) && { isForEach: true }) };
  });
}

/**
 * What an array waits for, as sbatch takes it; undefined for nothing.
 *
 * @param submitted ids of the arrays before it; null for one that Slurm has not confirmed
 * @throws SlurmTrouble where it cannot be said for want of an id
 */
export function dependencyOf(
  { dependency, behind, needs = [], isForEach = false }: PlannedArray,
  arrays: readonly TaskArray[],
  submitted: readonly (string | null)[]
): string | undefined {
  if (needs.length > 0) {
    return `${isForEach ? 'afterany' : 'afterok'}:${needs.map(task => taskId(task, arrays, submitted)).join(':')}`;
  }
  const former = behind === undefined ? null : submitted[behind];
  return dependency ?? (former === null ? undefined : `afterany:${former}`);
}

function taskId(task: number, arrays: readonly TaskArray[], submitted: readonly (string | null)[]): string {
  const part = arrays.findIndex(({ first, from, count }) => task >= first + from && task < first + from + count);
  const id = submitted[part];
  if (id === null || id === undefined) {
    throw new SlurmTrouble(
      'E_SLURM_SILENT',
      'Slurm has not confirmed the parts of a data set, so that nothing can wait for them. Submit it again.'
    );
  }
  return `${id}_${task - arrays[part].first}`;
}
