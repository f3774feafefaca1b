import type { Job, JobItem, SeenTask } from '../protocol/jobs';
import { panelWords } from '../protocol/panelWords';
import { panelProblem } from '../protocol/problem';
import { dataSetItems } from './dataSetItems';
import type { JobFiles } from './jobFiles';
import type { JobOrder } from './jobSchema';
import type { JobState, TaskState } from './jobState';

/** What is known of a job. */
interface KnownJob {
  readonly folder: string;
  readonly files: Pick<JobFiles, 'order' | 'owner'>;
  readonly state: JobState;
}

/** A job as whoever follows it gets to see it. */
export function seenJob({ folder, files: { order, owner }, state }: KnownJob): Job {
  const { status, reason, endedAt, bytesPerSecond, framesPerSecond, secondsLeft, process, isHeld, isStuck } = state;
  const { id, kind, options, choices, launcher, created, user, retryOf, pipeline } = order;
  return {
    id,
    kind,
    options,
    choices,
    launcher,
    status,
    reason,
    ...(isHeld && { held: true }),
    ...(isStuck && { stuck: true }),
    startedAt: Date.parse(created),
    endedAt,
    items: seenItems(order, state),
    bytesPerSecond,
    framesPerSecond,
    secondsLeft,
    folder,
    host: process?.host,
    user,
    owner,
    retryOf,
    ...(pipeline && { pipeline })
    // Its options and results are of its kind: the directory was read by the schema of it
  } as Job;
}

/** The same job with its sentences as panels show them. */
export function panelJob(job: Job): Job {
  const { reason, items } = job;
  // Kind and items belong together as those of the job do
  return { ...job, ...(reason !== undefined && { reason: panelWords(reason) }), items: items.map(panelItem) } as Job;
}

function panelItem(item: JobItem): JobItem {
  const { problem, task } = item;
  return problem === undefined && task?.reason === undefined
    ? item
    : {
        ...item,
        ...(problem && { problem: panelProblem(problem) }),
        ...(task?.reason !== undefined && { task: { ...task, reason: panelWords(task.reason) } })
      };
}

/** On a cluster with the task that works on each. */
function seenItems(order: JobOrder, { items, tasks }: JobState): readonly JobItem[] {
  const { launcher, refused = [] } = order;
  return launcher === 'local'
    ? items
    : [
        ...items.slice(0, refused.length),
        ...dataSetItems(
          tasks.flatMap((task, index) => task.items.map(item => ({ ...item, task: seenTask(task, index) }))),
          order
        )
      ];
}

function seenTask({ reason, look, process, ...task }: TaskState, index: number): SeenTask {
  const { startedAt, endedAt, bytesPerSecond, framesPerSecond, secondsLeft } = task;
  const { id, word, isHeld, isStuck, node = process?.host, again } = look ?? {};
  const seen = { index, id, word, reason, held: isHeld, stuck: isStuck, node, again };
  return { ...seen, startedAt, endedAt, bytesPerSecond, framesPerSecond, secondsLeft };
}
