import { InputError } from '../core/errors';
import { parseTime } from '../core/slurm/limits';
import { capabilities } from '../protocol/capabilities';
import type { Problem } from '../protocol/problem';
import type { JobRequest, Parting } from './createJob';
import type { Launcher } from './launcher';
import { allShares } from './shares';
import { splitInputs } from './splitInputs';

/** The files that a request means. */
export type FindFiles = (
  request: JobRequest
) => Promise<{ readonly files: readonly string[]; readonly problems: readonly Problem[] }>;

/** With a task for each file, or each part of a large one, where the launcher wants that and the files are not worked on together. */
export async function partedFor(
  launcher: Launcher,
  request: JobRequest,
  find: FindFiles
): Promise<{ parted: JobRequest; parting: Parting }> {
  const isAlone = launcher.taskPer === 'job';
  const isWhole = isAlone && request.parting === undefined;
  if (isWhole || capabilities[request.kind].inputs === 'together') {
    return { parted: request, parting: { tasks: 1, resources: await launcher.resources?.(request) } };
  }
  // What waits for others has no files to look for yet
  const { files, problems } = request.after ? { files: request.inputs, problems: [] } : await find(request);
  if (files.length === 0) {
    throw new InputError('E_NOTHING_TO_DO', problems.map(({ message }) => message).join(' '));
  }
  const found = { ...request, inputs: files };
  const undivided = await launcher.resources?.(found);
  const wish = { over: undivided?.cluster.splitOver, ...request.parting };
  const { splits, whole } = request.splits
    ? { splits: request.splits, whole: [] }
    : await splitInputs(request, files, wish, request.after && request.sources);
  const parted = { ...found, splits };
  const resources = Object.keys(splits).length > 0 ? await launcher.resources?.(parted) : undivided;
  const tasks = isAlone ? 1 : allShares(parted).length;
  return { parted, parting: { tasks, resources, refused: problems, whole } };
}

/**
 * The same work in half as many tasks, each of which does more files one after another, and may take as much longer.
 *
 * @returns undefined where that cannot be: a single task, parts that others join, and files that wait for others one by one
 */
export function inFewerTasks({ inputs, splits = {}, after }: JobRequest, parting: Parting): Parting | undefined {
  const { tasks, resources } = parting;
  if (tasks < 2 || after || Object.keys(splits).length > 0) {
    return undefined;
  }
  const half = Math.ceil(tasks / 2);
  const longer = Math.ceil(inputs.length / half) / Math.ceil(inputs.length / tasks);
  const minutes = parseTime(resources?.cluster.time ?? '');
  return {
    ...parting,
    tasks: half,
    ...(resources &&
      minutes !== undefined && {
        resources: { ...resources, cluster: { ...resources.cluster, time: String(Math.ceil(longer * minutes)) } }
      })
  };
}
