import type { JobItem, Standing } from '../protocol/jobs';
import { isOpen } from '../protocol/jobs';
import type { JobOrder } from './jobSchema';

/** Of some shares of one data set, how it stands that stands first here. */
const SAYS: readonly Standing[] = ['failed', 'interrupted', 'cancelled', 'unknown', 'running', 'waiting', 'done'];

/** One item for each data set: those of its parts and of what joins them become one, at the place of the first. */
export function dataSetItems(items: readonly JobItem[], { splits = {} }: Pick<JobOrder, 'splits'>): JobItem[] {
  const all = new Map<string, JobItem[]>();
  items.forEach(item => all.set(item.input, [...(all.get(item.input) ?? []), item]));
  return [...all].flatMap(([input, shares]) => (splits[input] ? dataSetItem(shares, splits[input]) : shares));
}

function dataSetItem(shares: readonly JobItem[], { of, parts }: { of: number; parts: readonly number[] }): JobItem {
  const total = (value: (item: JobItem) => number): number => shares.reduce((sum, item) => sum + value(item), 0);
  const { status, problem, task } = tellingShare(shares);
  const done = shares.filter(item => item.part && item.status === 'done').length;
  const result = shares.find(item => item.result)?.result;
  return {
    input: shares[0].input,
    status,
    framesDone: total(({ framesDone }) => framesDone),
    frames: allFrames(shares),
    bytesDone: total(({ bytesDone }) => bytesDone),
    bytes: total(({ bytes }) => bytes),
    parts: { done: done + of - parts.length, of },
    ...(result && { result }),
    ...(problem && { problem }),
    ...(task && { task })
  };
}

/** Patterns of all parts, as far as they are known: those that have not begun are taken for as large as the others. */
function allFrames(shares: readonly JobItem[]): number {
  const parts = shares.filter(({ part }) => part);
  const known = parts.filter(({ frames }) => frames > 0);
  const frames = known.reduce((sum, item) => sum + item.frames, 0);
  return known.length > 0 ? Math.round((frames * parts.length) / known.length) : 0;
}

/** The share that speaks for its data set: what runs or waits as long as anything does that can still be done, then the worst. */
function tellingShare(shares: readonly JobItem[]): JobItem {
  const open = shares.filter(isOpen);
  const parts = open.filter(({ part }) => part);
  const among = parts.length > 0 ? parts : open.length > 0 ? open : shares;
  const told = [...among].sort((a, b) => SAYS.indexOf(a.status) - SAYS.indexOf(b.status));
  // What joins fails for want of the part that failed
  return told.find(({ part, status }) => part && status === told[0].status) ?? told[0];
}
