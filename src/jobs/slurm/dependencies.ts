import { InputError } from '../../core/errors';
import type { DependentArray, NeededTask } from '../../core/slurm/dependentArrays';
import { afterAll, dependentArrays } from '../../core/slurm/dependentArrays';
import { capabilities } from '../../protocol/capabilities';
import { inputsOf, readJobFiles } from '../jobFiles';
import type { JobOrder, Need } from '../jobSchema';
import { isGrouped, tasksBeforeJoins } from '../shares';

/**
 * The tasks of a job that join nothing as arrays that begin after what they need, which other jobs do that Slurm has been given already. Where all inputs go
 * together, what could be made of them is enough; where tasks do several things, here or there, one of them may fail without the others: then all
 * begin when the tasks that they need have ended, and see what there is of each.
 *
 * @param arraySize the site's MaxArraySize
 * @throws InputError `E_JOB` for a job that is not there or not with Slurm, `E_SLURM_SILENT` for one that Slurm has not confirmed
 */
export async function arraysAfter(order: JobOrder, concurrent: number, arraySize: number): Promise<DependentArray[]> {
  const { after = {} } = order;
  const { tasks, isAnyGrouped } = await neededTasks([
    ...new Set(Object.values(after).flatMap(needs => needs.map(({ folder }) => folder)))
  ]);
  const needs = Array.from({ length: tasksBeforeJoins(order) }, (_, task) =>
    inputsOf(order, task).flatMap(input => (after[input] ?? []).map(need => taskFor(need, tasks)))
  );
  return capabilities[order.kind].inputs === 'together' || isAnyGrouped || isGrouped(order)
    ? afterAll(needs, concurrent, arraySize)
    : dependentArrays(needs, concurrent, arraySize);
}

type Tasks = ReadonlyMap<string, NeededTask>;

const keyOf = ({ folder, input }: Need): string => `${folder}\n${input}`;

function taskFor(need: Need, tasks: Tasks): NeededTask {
  const found = tasks.get(keyOf(need));
  if (!found) {
    throw new InputError('E_JOB', `${need.folder} has nothing to do with ${need.input}, which is needed first.`);
  }
  return found;
}

async function neededTasks(folders: readonly string[]): Promise<{ tasks: Tasks; isAnyGrouped: boolean }> {
  const tasks = new Map<string, NeededTask>();
  let isAnyGrouped = false;
  for (const folder of folders) {
    const files = await readJobFiles(folder);
    if (files?.launch?.launcher !== 'slurm') {
      throw new InputError('E_JOB', `${folder} is no job on Slurm, so that nothing there can wait for it.`);
    }
    isAnyGrouped ||= isGrouped(files.order);
    for (const { id, first, from = 0, count } of files.launch.arrays) {
      if (id === null) {
        throw new InputError(
          'E_SLURM_SILENT',
          'Slurm has not confirmed the step before, so that the next cannot wait for it. Submit them again.'
        );
      }
      for (let index = from; index < from + count; index++) {
        // What joins the parts of an input comes last, and is what has to be waited for
        inputsOf(files.order, first + index).forEach(input =>
          tasks.set(keyOf({ folder, input }), { array: id, index, first })
        );
      }
    }
  }
  return { tasks, isAnyGrouped };
}
