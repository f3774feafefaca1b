import type { TranslationBundle } from '@jupyterlab/translation';

import type { Kind } from '../../../protocol/capabilities';
import { memoryText, parseMemory, parseTime, timeText } from '../../../core/slurm/limits';
import { phaseOf } from '../../../core/slurm/standing';
import { capabilities } from '../../../protocol/capabilities';
import type { FormWish } from '../../../protocol/cluster';
import type { Job, JobItem, Standing } from '../../../protocol/jobs';
import type { Problem } from '../../../protocol/problem';
import { panelWords } from '../../../protocol/panelWords';
import { folderOf, nameOf, withShortPaths } from '../../parts/paths';
import { formatCount, formatDuration, formatRate } from '../../parts/quantities';

export function standingName(status: Standing, trans: TranslationBundle): string {
  const names: Record<Standing, string> = {
    waiting: trans.__('waiting'),
    running: trans.__('running'),
    done: trans.__('done'),
    failed: trans.__('failed'),
    cancelled: trans.__('cancelled'),
    interrupted: trans.__('interrupted'),
    unknown: trans.__('not known')
  };
  return names[status];
}

/** How something stands, and the class of its colour. */
export interface StandingTag {
  readonly words: string;
  readonly className: string;
}

/** @param stuck whether it waits for what never comes */
export function standingTag(status: Standing, stuck: boolean | undefined, trans: TranslationBundle): StandingTag {
  const isStuck = stuck === true && status === 'waiting';
  return {
    words: isStuck ? trans.__('never starts') : standingName(status, trans),
    className: `fd-Tag fd-status-${isStuck ? 'lacking' : status}`
  };
}

/** Whether Slurm may yet begin with it, so that it can be held. */
export function isPending({ status, task }: Pick<JobItem, 'status' | 'task'>): boolean {
  return status === 'waiting' && phaseOf(task?.word ?? '') === 'waiting' && task?.stuck !== true;
}

/** Whether it has ended without being done, so that it can be run again. */
export function isUndone({ status }: Pick<JobItem, 'status'>): boolean {
  return status === 'failed' || status === 'interrupted';
}

/** What a job is about: the name of its one data set, or how many there are. */
export function jobTitle({ items }: Pick<Job, 'items'>, trans: TranslationBundle): string {
  return items.length === 1 ? nameOf(items[0].input) : trans._n('%1 data set', '%1 data sets', items.length);
}

/** "Conversion of 3 data sets" */
export function jobName(job: Pick<Job, 'kind' | 'items'>, trans: TranslationBundle): string {
  return trans.__('%1 of %2', capital(kindNoun(job.kind)), jobTitle(job, trans));
}

/** Where a job runs, or ran. */
export function whereName({ launcher, host }: Pick<Job, 'launcher' | 'host'>, trans: TranslationBundle): string {
  return launcher === 'slurm' ? trans.__('Slurm') : (host ?? trans.__('this machine'));
}

/**
 * Name of the folder in which its data sets lie, each in one of its own or not: that of the sample, in a session. Undefined while no file is
 * known.
 */
export function placeName(items: readonly Pick<JobItem, 'input'>[]): string | undefined {
  const folders = items.map(({ input }) => folderOf(input).split('/'));
  const [first = []] = folders;
  const isShared = (at: number): boolean => folders.every(folder => folder[at] === first[at]);
  const end = first.findIndex((_, at) => !isShared(at));
  const common = end === -1 ? first : first.slice(0, end);
  const names = common.filter(name => name !== '' && !/^\d{8}_\d{6}/.test(name));
  return names.at(-1);
}

/** What it is, of what, where it runs and since when. @param step where it is one of a submission, whose name says what it is */
export function factWords(job: Job, step: string | undefined, trans: TranslationBundle): string[] {
  const what = step === undefined ? kindNoun(job.kind) : jobTitle(job, trans);
  return [what, placeName(job.items), whereName(job, trans), startedWords(job)].flatMap(word => word ?? []);
}

/** Of what failed first, with its name where there are others. */
export function firstProblem(items: readonly JobItem[]): string | undefined {
  const [failed] = items.filter(({ problem }) => problem !== undefined);
  return failed?.problem && (items.length > 1 ? `${nameOf(failed.input)}: ` : '') + problemWords(failed.problem);
}

/** What went wrong with a data set whose name stands before it, for little room: the path is not said again, and others are short. */
export function problemWords({ input, message }: Problem): string {
  const said = panelWords(message);
  return withShortPaths(said.startsWith(`${input}: `) ? capital(said.slice(input.length + 2)) : said);
}

/** When it was started. */
export function startedWords({ startedAt }: Pick<Job, 'startedAt'>): string {
  return new Date(startedAt).toLocaleString(undefined, { dateStyle: 'short', timeStyle: 'short' });
}

export function kindNoun(kind: Kind): string {
  return capabilities[kind].noun;
}

/** "2 of 12 done, 1 failed" */
export function countWords(items: readonly JobItem[], trans: TranslationBundle): string {
  const count = (...wanted: Standing[]): number => items.filter(({ status }) => wanted.includes(status)).length;
  const say = (number: number, words: string): string | false => number > 0 && `${formatCount(number)} ${words}`;
  return [
    trans.__('%1 of %2 done', formatCount(count('done')), formatCount(items.length)),
    say(count('running'), trans.__('running')),
    say(count('waiting'), trans.__('waiting')),
    say(count('failed'), trans.__('failed')),
    say(count('cancelled'), trans.__('cancelled')),
    say(count('interrupted'), trans.__('interrupted')),
    say(count('unknown'), trans.__('not known'))
  ]
    .filter(Boolean)
    .join(', ');
}

/** How fast, for how long, and how long still. @param now milliseconds since 1970 */
export function paceWords(
  {
    bytesPerSecond,
    framesPerSecond,
    secondsLeft,
    startedAt,
    endedAt
  }: Pick<Job, 'bytesPerSecond' | 'framesPerSecond' | 'secondsLeft' | 'endedAt'> & { readonly startedAt?: number },
  now: number,
  trans: TranslationBundle
): string[] {
  const elapsed = startedAt === undefined ? undefined : Math.max(0, (endedAt ?? now) - startedAt) / 1000;
  return [
    bytesPerSecond !== undefined
      ? formatRate(bytesPerSecond)
      : framesPerSecond !== undefined && trans.__('%1 patterns/s', formatCount(Math.round(framesPerSecond))),
    elapsed !== undefined && formatDuration(elapsed < 10 ? Math.round(elapsed) : elapsed),
    secondsLeft !== undefined && trans.__('%1 left', formatDuration(secondsLeft))
  ].filter(word => word !== false);
}

/** 0 to 1; undefined while nothing is known yet. */
export function fractionOf({ bytes, bytesDone, frames, framesDone }: JobItem): number | undefined {
  return bytes > 0 ? Math.min(1, bytesDone / bytes) : frames > 0 ? Math.min(1, framesDone / frames) : undefined;
}

/** Data sets that had too little memory or time, and what to give all of them the next time. */
export interface MoreWish {
  readonly inputs: readonly string[];
  readonly cluster: FormWish;
}

export function moreWish(items: readonly JobItem[]): MoreWish | undefined {
  const short = items.filter(({ status, task }) => status === 'failed' && task?.again !== undefined);
  if (short.length === 0) {
    return undefined;
  }
  const largest = (values: (string | undefined)[], size: (text: string) => number): string | undefined =>
    values.flatMap(value => value ?? []).sort((a, b) => size(b) - size(a))[0];
  const memory = largest(
    short.map(({ task }) => task?.again?.memory),
    sizeOf
  );
  const time = largest(
    short.map(({ task }) => task?.again?.time),
    Number
  );
  return {
    inputs: short.map(({ input }) => input),
    cluster: { ...(memory !== undefined && { memory }), ...(time !== undefined && { time }) }
  };
}

/** "8 GB", "2 h" */
export function moreWords({ memory, time }: FormWish): string {
  return [memory !== undefined && memoryWords(memory), time !== undefined && timeWords(time)]
    .filter(Boolean)
    .join(', ');
}

/** What is asked of the cluster, for people: "8 GB" for 8G */
export function memoryWords(memory: string): string {
  return memoryText(sizeOf(memory));
}

/** "45 min" for 45 or 00:45:00 */
export function timeWords(time: string): string {
  const minutes = parseTime(time);
  return minutes === undefined ? time : timeText(minutes);
}

function sizeOf(memory: string): number {
  return parseMemory(memory) ?? 0;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
