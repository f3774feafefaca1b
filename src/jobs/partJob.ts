import { InputError } from '../core/errors';
import { parseTime } from '../core/slurm/limits';
import { capabilities } from '../protocol/capabilities';
import type { Problem } from '../protocol/problem';
import type { JobRequest, Parting } from './createJob';
import type { Launcher } from './launcher';
import { allShares, isJoin } from './shares';
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
  const parting = { tasks, resources, refused: problems, whole };
  const { most } = wish;
  return { parted, parting: most === undefined ? parting : inFewerTasks(parted, parting, most) };
}

/**
 * The same work in at most so many tasks, each of which does more one after another, and may take as much longer, as far as the partition gives
 * that: what is not done by then is run again.
 *
 * @param parting with a task for each file, each part, and what joins parts
 */
export function inFewerTasks({ inputs, splits = {} }: JobRequest, parting: Parting, most: number): Parting {
  const shares = allShares({ inputs, splits });
  if (most >= shares.length || parting.tasks < shares.length) {
    return parting;
  }
  const joins = shares.filter(isJoin).length;
  const others = shares.length - joins;
  if (most < 2 || joins === 0) {
    return { ...parting, tasks: most, ...longer(parting, Math.ceil(others / most), joins) };
  }
  const joinTasks = Math.max(1, Math.floor((most * joins) / shares.length));
  const tasks = Math.min(others, most - joinTasks);
  const joined = Math.ceil(joins / joinTasks);
  return { ...parting, tasks: tasks + joinTasks, joinTasks, ...longer(parting, Math.ceil(others / tasks), 0, joined) };
}

/**
 * What tasks ask for that do more than one thing.
 *
 * @param each how much each does
 * @param joins how many data sets it joins besides
 * @param joined how many one joins that does nothing else; absent: there is none
 */
function longer({ resources }: Parting, each: number, joins: number, joined?: number): Pick<Parting, 'resources'> {
  const minutes = parseTime(resources?.cluster.time ?? '');
  if (!resources || minutes === undefined) {
    return {};
  }
  const { joining, ...cluster } = resources.cluster;
  const atMost = (one: number, all: number): string =>
    String(Math.max(one, Math.min(all, cluster.longest ?? Infinity)));
  const joinMinutes = Math.max(minutes, parseTime(joining?.time ?? '') ?? 0);
  const memory = joins > 0 ? (joining?.memory ?? cluster.memory) : cluster.memory;
  const time = atMost(Math.max(minutes, joins > 0 ? joinMinutes : 0), each * minutes + joins * joinMinutes);
  const others = joined !== undefined && { joining: { ...joining, time: atMost(joinMinutes, joined * joinMinutes) } };
  return { resources: { ...resources, cluster: { ...cluster, memory, time, ...others } } };
}
