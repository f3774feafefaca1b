import { submissionSchema } from '../protocol/cluster';
import type { JobItem } from '../protocol/jobs';
import type { JobRequest } from './createJob';
import { dataSetItems } from './dataSetItems';
import type { Ended } from './jobItems';
import { waitingItem } from './jobItems';
import type { JobFiles } from './jobFiles';
import { jobState } from './jobState';
import { retryRequest } from './retryRequest';
import { inFewerTasks } from './partJob';
import { allShares, isJoin, itemOfShare, sharesOf } from './shares';
import { arraysOf, dependencyOf } from './slurm/plannedArrays';
import { exampleJob, exampleProgress, MADE } from './testing/jobExamples';

const splits = { '/b': { of: 3, parts: [0, 1, 2], folder: '/out/.b.convert-0123abcd.parts' } };
const order = exampleJob({ inputs: ['/a', '/b', '/c'], splits, tasks: 6, launcher: 'slurm' });
const words = (task: number): string[] =>
  sharesOf(order, task).map(
    share => `${share.input} ${itemOfShare(share).part?.index ?? (isJoin(share) ? 'join' : '')}`
  );

describe('a job with a data set in parts', () => {
  it('has a task for each part, and one more at the end that joins them', () => {
    expect(Array.from({ length: 6 }, (_, task) => words(task)[0])).toEqual([
      '/a ',
      '/b 0',
      '/b 1',
      '/b 2',
      '/c ',
      '/b join'
    ]);
    expect(sharesOf({ ...order, tasks: 1 }, 0)).toEqual(allShares(order));
  });

  it('has Slurm begin what joins after its parts alone', () => {
    const arrays = arraysOf(order, 3, 4);
    expect(arrays.map(({ first, count }) => [first, count])).toEqual([
      [0, 1],
      [1, 1],
      [2, 1],
      [3, 1],
      [4, 1],
      [5, 1]
    ]);
    const ids = ['10', '11', '12', '13', '14'];
    expect(dependencyOf(arrays[1], arrays, ids)).toBe('afterany:10');
    expect(dependencyOf(arrays[5], arrays, ids)).toBe('afterok:11_0:12_0:13_0');
    const [all, join] = arraysOf(order, 3, 1001);
    expect([all.count, dependencyOf(join, [all, join], ['7'])]).toEqual([5, 'afterok:7_1:7_2:7_3']);
    expect(() => dependencyOf(join, [all, join], [null])).toThrow('has not confirmed');
    const rest = { ...order, inputs: ['/b'], splits: { '/b': { ...splits['/b'], parts: [] } }, tasks: 1 };
    expect(arraysOf(rest, 3, 1001)).toEqual([{ first: 0, from: 0, count: 1, concurrent: 3, needs: [] }]);
  });

  it('can be done by fewer tasks, of which those that join do nothing else and wait for the end of what they need', () => {
    const asked = { ...order, launcher: 'slurm', dataRoots: [] } as unknown as JobRequest;
    const cluster = submissionSchema.parse({ time: '15', memory: '2G', joining: { time: '45', memory: '4G' } });
    const whole = { tasks: 6, resources: { cores: 1, cluster } };
    const three = inFewerTasks(asked, whole, 3);
    expect(three).toMatchObject({ tasks: 3, joinTasks: 1 });
    expect(three.resources?.cluster).toMatchObject({ time: '45', memory: '2G', joining: { time: '45', memory: '4G' } });
    const fewer = { ...order, ...three };
    expect([0, 1, 2].map(task => sharesOf(fewer, task).map(share => itemOfShare(share).part?.index ?? -1))).toEqual([
      [-1, 1, -1],
      [0, 2],
      [-1]
    ]);
    const arrays = arraysOf(fewer, 3, 1001);
    expect(dependencyOf(arrays[1], arrays, ['7'])).toBe('afterany:7_0:7_1');
    // As far as the partition gives it
    const short = { ...whole, resources: { cores: 1, cluster: { ...cluster, longest: 50 } } };
    expect(inFewerTasks(asked, short, 2).resources?.cluster).toMatchObject({ time: '50', joining: { time: '45' } });
    expect(inFewerTasks(asked, short, 1).resources?.cluster.time).toBe('50');
    // One that does all needs the memory of what joins
    const one = inFewerTasks(asked, whole, 1);
    expect([one.tasks, one.joinTasks]).toEqual([1, undefined]);
    expect(one.resources?.cluster).toMatchObject({ time: '120', memory: '4G' });
    expect(arraysOf({ ...order, tasks: 1 }, 3, 1001)).toEqual([{ first: 0, from: 0, count: 1, concurrent: 3 }]);
    expect(inFewerTasks(asked, whole, 6)).toBe(whole);
  });

  it('is one array where one task works on all data sets together', () => {
    const together = exampleJob({ inputs: ['/a', '/b', '/c'], tasks: 1, launcher: 'slurm' });
    expect(arraysOf(together, 3, 4)).toMatchObject([{ first: 0, count: 1 }]);
  });

  it('is one data set to its user, of which so many parts are done', () => {
    const part = (index: number, change: Partial<JobItem>): JobItem => ({
      ...waitingItem('/b', { index, of: 3 }),
      ...change
    });
    const done = { status: 'done', frames: 10, framesDone: 10 } as const;
    const one = (...items: JobItem[]) => dataSetItems(items, order)[0];
    expect(one(part(0, done), part(1, { status: 'running', frames: 10, framesDone: 5 }), part(2, {}))).toMatchObject({
      ...{ input: '/b', status: 'running', parts: { done: 1, of: 3 }, framesDone: 15, frames: 30 }
    });
    expect(one(part(0, done), part(1, done), part(2, done), waitingItem('/b'))).toMatchObject({
      ...{ status: 'waiting', parts: { done: 3, of: 3 } }
    });
    const problem = { input: '/b', code: 'E_HEADER', message: 'No header.' };
    const failed = one(part(0, done), part(1, { status: 'failed', problem }), part(2, done), {
      ...waitingItem('/b'),
      status: 'failed',
      problem: { ...problem, code: 'E_NEEDS' }
    });
    expect(failed).toMatchObject({ status: 'failed', problem, parts: { done: 2, of: 3 } });
    expect(failed.part).toBeUndefined();
  });

  it('is tried again with the parts that are not done, and with all where it was cancelled or cannot be joined', () => {
    const files = (part: Ended, join: Ended, code: string): JobFiles => ({
      order,
      cancelAsked: Array<boolean>(6).fill(false),
      tasks: sharesOf({ ...order, tasks: 1 }, 0).map((share, task) => {
        const status = isJoin(share) ? join : task === 2 ? part : 'done';
        const item = { ...waitingItem(share.input, itemOfShare(share).part), status };
        const errors = status === 'failed' ? [{ ...itemOfShare(share), code, message: 'It failed.' }] : [];
        const progress = { ...exampleProgress({ task }), status, items: [item], endedAt: MADE };
        return { progress, result: { results: [], errors } };
      })
    });
    const again = (part: Ended, join: Ended, code = 'E_NEEDS') => {
      const told = files(part, join, code);
      return retryRequest(
        told,
        jobState(told, MADE, () => false),
        { inputs: ['/b'] }
      ).splits;
    };
    expect(again('failed', 'failed')).toEqual({ '/b': { ...splits['/b'], parts: [1] } });
    expect(again('cancelled', 'cancelled')).toEqual(splits);
    // That part alone: the others are kept
    expect(again('cancelled', 'failed')).toEqual({ '/b': { ...splits['/b'], parts: [1] } });
    expect(again('done', 'failed', 'E_PARTS')).toEqual(splits);
  });
});
