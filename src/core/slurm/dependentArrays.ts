import type { TaskArray } from './taskArrays';
import { blockOf, taskArrays, USUAL_ARRAY_SIZE } from './taskArrays';

/** A task of another job that has to be done before. */
export interface NeededTask {
  /** Id of its array */
  readonly array: string;
  readonly index: number;
  /** Task of its job that is, or would be, number 0 of the array */
  readonly first: number;
}

export interface DependentArray extends TaskArray {
  /** As sbatch takes it; absent for tasks that need nothing */
  readonly dependency?: string;
}

/**
 * Tasks, each of which begins after what it needs has been done well, as few arrays: Slurm lets a row of tasks wait for the tasks of the same
 * numbers in another array (`aftercorr`), so that tasks in a row whose needs are a row with these numbers, and which share all other
 * needs, are one array. Any other task is an array of its own.
 *
 * @param needs for each task; the first need is what makes its input
 * @param arraySize the site's MaxArraySize
 */
export function dependentArrays(
  needs: readonly (readonly NeededTask[])[],
  concurrent: number,
  arraySize = USUAL_ARRAY_SIZE
): DependentArray[] {
  const arrays: (DependentArray & { readonly key: string })[] = [];
  needs.forEach((needed, task) => {
    const [own, ...others] = needed;
    // The log of a task is named by its number in the array, which has to be that of the other array too
    if (!own || own.first + own.index !== task) {
      const dependency = joined(needed.map(one => `${one.array}_${one.index}`));
      const before = arrays.at(-1);
      // Parts of one data set need the same: they are one array, whose numbers are the last digits of those in the job, as in their logs
      const first = blockOf(task, arraySize);
      const from = (before?.first ?? 0) + (before?.from ?? 0);
      if (dependency && before?.key === '' && before.dependency === dependency && from >= first) {
        arrays[arrays.length - 1] = { ...before, first, from: from - first, count: before.count + 1 };
      } else {
        arrays.push({ first: task, from: 0, count: 1, concurrent, key: '', ...(dependency && { dependency }) });
      }
      return;
    }
    const rest = joined(others.map(one => `${one.array}_${one.index}`));
    const dependency = [`aftercorr:${own.array}`, ...(rest ? [rest] : [])].join(',');
    const key = `${own.first} ${dependency}`;
    const last = arrays.at(-1);
    if (last?.key === key && last.first + last.from + last.count === task) {
      arrays[arrays.length - 1] = { ...last, count: last.count + 1 };
    } else {
      arrays.push({ first: own.first, from: own.index, count: 1, concurrent, key, dependency });
    }
  });
  return arrays.map(({ key: _key, ...array }) => array);
}

/** Tasks that begin when all that any of them needs has ended in whatever way. @param needs for each task */
export function afterAll(
  needs: readonly (readonly NeededTask[])[],
  concurrent: number,
  arraySize = USUAL_ARRAY_SIZE
): DependentArray[] {
  const ids = [...new Set(needs.flat().map(({ array }) => array))];
  return taskArrays(needs.length, concurrent, arraySize).map(array => ({
    ...array,
    ...(ids.length > 0 && { dependency: `afterany:${ids.join(':')}` })
  }));
}

function joined(ids: readonly string[]): string | undefined {
  return ids.length > 0 ? `afterok:${ids.join(':')}` : undefined;
}
