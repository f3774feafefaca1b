import type { Job, JobChange } from '../../protocol/jobs';
import { convertOptionsSchema } from '../../protocol/convert/convertOptions';
import { JobFeed } from './jobFeed';

function job(id: string, bytesPerSecond: number): Job<'convert'> {
  const options = convertOptionsSchema.parse({});
  const head = { id, kind: 'convert', launcher: 'local', options, folder: '/j', user: 'me' } as const;
  return { ...head, status: 'running', startedAt: 0, items: [], bytesPerSecond };
}

describe('JobFeed', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('sends the first state at once and then the latest at each pause, of each job', async () => {
    const sent: string[] = [];
    const feed = new JobFeed(async ({ head: { id, bytesPerSecond } }) => void sent.push(`${id}${bytesPerSecond}`));
    for (let step = 0; step < 1000; step++) {
      feed.push(job('a', step));
      feed.push(job('b', step));
      if (step % 10 === 0) {
        await jest.advanceTimersByTimeAsync(1);
      }
    }
    await jest.advanceTimersByTimeAsync(1000);
    expect(sent[0]).toBe('a0');
    expect(sent.slice(-2)).toEqual(['a999', 'b999']);
    // 100 ms of news and the last word: two pauses
    expect(sent.length).toBeLessThanOrEqual(6);
  });

  it('gathers no backlog for a page that takes nothing', async () => {
    const sent: JobChange[] = [];
    let release = () => undefined as void;
    const feed = new JobFeed(next => {
      sent.push(next);
      return new Promise(resolve => (release = resolve));
    });
    for (let step = 0; step < 1000; step++) {
      feed.push(job('a', step));
      await jest.advanceTimersByTimeAsync(1000);
    }
    expect(sent).toHaveLength(1);
    release();
    await jest.advanceTimersByTimeAsync(1000);
    expect(sent.map(({ head }) => head.bytesPerSecond)).toEqual([0, 999]);
  });

  it('tells all of a job first, then only the files that have changed, and all again after its end', async () => {
    const sent: JobChange[] = [];
    const feed = new JobFeed(async change => void sent.push(change));
    const item = { status: 'waiting' as const, framesDone: 0, frames: 9, bytesDone: 0, bytes: 90 };
    const items = ['a', 'b', 'c'].map(input => ({ ...item, input }));
    const advanced = items.map(other => (other.input === 'b' ? { ...other, framesDone: 3 } : { ...other }));
    const tell = async (state: Partial<Job<'convert'>>) => {
      feed.push({ ...job('a', 1), ...state });
      await jest.advanceTimersByTimeAsync(1000);
    };
    await tell({ items });
    await tell({ items: advanced });
    await tell({ items: advanced });
    await tell({ items: advanced, status: 'cancelled' });
    await tell({ items: advanced, status: 'done' });
    expect(sent.map(({ needs, count, items: news }) => [needs, count, news.map(({ index }) => index)])).toEqual([
      [0, 3, [0, 1, 2]],
      [3, 3, [1]],
      [3, 3, []],
      [0, 3, [0, 1, 2]]
    ]);
    expect(sent[1].items[0].item).toEqual(advanced[1]);
  });

  it('ends when the page is gone', async () => {
    let attempts = 0;
    const feed = new JobFeed(() => {
      attempts++;
      return Promise.reject(new Error('gone'));
    });
    for (let step = 0; step < 5; step++) {
      feed.push(job('a', step));
      await jest.advanceTimersByTimeAsync(1000);
    }
    expect(attempts).toBe(1);
  });
});
