import { basename } from 'node:path';

import { dataSetItems } from '../../jobs/dataSetItems';
import type { ListedJob } from '../../jobs/jobList';
import type { JobOrder } from '../../jobs/jobSchema';
import type { TaskState } from '../../jobs/jobState';
import { counted } from '../../core/scan/inWords';
import type { JobItem, Standing } from '../../protocol/jobs';
import { isOpen, lacksFrames, lostFrames } from '../../protocol/jobs';
import { jsonLine } from './terminal';

/** The words of the JSON object, where they are other than ours. */
const stateOf = (status: Standing): string => (status === 'done' ? 'complete' : status);

/** Jobs as one JSON object in one line; what is not known is null. */
export function jobsJson(jobs: readonly ListedJob[]): string {
  return jsonLine({ jobs: jobs.map(jobEntry) });
}

function jobEntry({ folder, files: { order, launch, owner }, state }: ListedJob): object {
  const reason = reasonOf(state);
  return {
    id: order.id,
    folder,
    capability: order.kind,
    launcher: order.launcher,
    slurmId: launch?.launcher === 'slurm' ? launch.arrays[0].id : null,
    state: stateOf(state.status),
    created: order.created,
    // Scripts expect these keys and no more
    reason: [...ownerWords(owner), ...(reason === undefined ? [] : [reason])].join(' ') || null,
    tasks: state.tasks.map((task, index) => taskEntry(order, task, index))
  };
}

function taskEntry(order: JobOrder, state: TaskState, task: number): object {
  const { status, items, look, process } = state;
  return {
    task,
    slurmId: look?.id ?? null,
    state: stateOf(status),
    slurmState: look?.word ?? null,
    reason: reasonOf(state) ?? null,
    node: look?.node ?? process?.host ?? null,
    // One task may do several parts of a data set
    items: dataSetItems(items, order).map(item => ({
      input: item.input,
      status: stateOf(item.status),
      problem: item.problem?.message ?? lossOf(item)
    }))
  };
}

/** Why it waits, or what ended it: of what failed data set by data set the first of these. */
function reasonOf({ status, reason, items }: Pick<TaskState, 'status' | 'reason' | 'items'>): string | undefined {
  return reason ?? (status === 'failed' ? items.find(({ problem }) => problem)?.problem?.message : undefined);
}

/** What a converted file lacks. */
function lossOf(item: JobItem): string | null {
  const lost = lostFrames(item);
  return lost > 0 ? `It was converted without ${counted(lost, 'frame')} that the raw file lacks.` : null;
}

/** Jobs in words. @param most so many of those that have ended, the latest, and all that are open */
export function jobsText(jobs: readonly ListedJob[], most: number): string {
  const ended = jobs.filter(({ state }) => !isOpen(state));
  const older = new Set(ended.slice(0, Math.max(0, ended.length - most)));
  const shown = jobs.filter(job => !older.has(job)).map(job => `${jobText(job)}\n`);
  const left = older.size > 0 ? [`${older.size} older jobs are left out: jupyter 4dstem jobs --all lists them.\n`] : [];
  return jobs.length === 0 ? 'No jobs.\n' : [...left, ...shown].join('');
}

function jobText({ folder, files: { order, owner }, state }: ListedJob): string {
  const { status, items, process } = state;
  const reason = reasonOf(state);
  const count = items.filter(item => item.status === 'done').length;
  const failed = items.filter(item => item.status === 'failed').length;
  const lacking = items.filter(lacksFrames).length;
  return [
    `${order.id}  ${status}`,
    `  ${count} of ${items.length} files done${failed > 0 ? `, ${failed} failed` : ''}${lacking > 0 ? `, ${lacking} with frames lost` : ''}${process ? `, on ${process.host}` : ''}`,
    ...items.flatMap(({ input, parts, status }) =>
      parts && status !== 'done' ? [`  ${basename(input)}: ${parts.done} of ${parts.of} parts done`] : []
    ),
    ...ownerWords(owner).map(words => `  ${words}`),
    ...(reason === undefined ? [] : [`  ${reason}`]),
    `  ${folder}`
  ].join('\n');
}

/** @param owner number of a user; absent: the one who asks */
function ownerWords(owner: number | undefined): string[] {
  return owner === undefined ? [] : [`The job of another user (number ${owner}): only they can stop or repeat it.`];
}
