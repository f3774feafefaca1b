import type { Job, JobItem } from '../../protocol/jobs';
import { convertOptionsSchema } from '../../protocol/convert/convertOptions';
import { jobChanges } from './jobChanges';

const options = convertOptionsSchema.parse({});

function files(count: number, part: Partial<JobItem<'convert'>> = {}): JobItem<'convert'>[] {
  return Array.from({ length: count }, (_, index) => ({
    input: `/${index}.mib`,
    status: 'waiting',
    framesDone: 0,
    frames: 0,
    bytesDone: 0,
    bytes: 0,
    ...part
  }));
}

function job(items: JobItem<'convert'>[], part: Partial<Job<'convert'>> = {}): Job {
  const head = { id: 'a', kind: 'convert', launcher: 'local', options, folder: '/j', user: 'me' } as const;
  return { ...head, status: 'running', startedAt: 0, items, ...part };
}

describe('jobChanges', () => {
  it('are the head and every file for a page that knows nothing, in pieces of which each says what it follows on', () => {
    const changes = jobChanges(undefined, job(files(450)));
    expect(changes.map(({ needs, count, items }) => [needs, count, items.length])).toEqual([
      [0, 450, 200],
      [200, 450, 200],
      [400, 450, 50]
    ]);
    expect(changes.flatMap(({ items }) => items.map(({ index }) => index))).toEqual(files(450).map((_, at) => at));
    expect(changes[0].head).not.toHaveProperty('items');
  });

  it('stay small where few of many files have changed', () => {
    const before = job(files(2000));
    const [last, ...others] = files(2000).reverse();
    const after = job([...others.reverse(), { ...last, framesDone: 7 }], { bytesPerSecond: 5 });
    const [change, ...more] = jobChanges(before, after);
    expect(more).toEqual([]);
    expect(change).toMatchObject({ needs: 2000, count: 2000, items: [{ index: 1999, item: { framesDone: 7 } }] });
    expect(JSON.stringify(change).length).toBeLessThan(1000);
  });

  it('notice results and problems that come without frames', () => {
    const problem = { input: '/0.mib', code: 'E_HEADER', message: 'No header.' };
    const changes = jobChanges(job(files(1)), job(files(1, { problem })));
    expect(changes[0].items).toEqual([{ index: 0, item: files(1, { problem })[0] }]);
  });

  it('are a head alone where no file has changed, and nothing where nothing has', () => {
    const before = job(files(2));
    expect(jobChanges(before, job(files(2), { secondsLeft: 3 }))).toMatchObject([
      { head: { secondsLeft: 3 }, needs: 2, count: 2, items: [] }
    ]);
    expect(jobChanges(before, job(files(2)))).toEqual([]);
    expect(jobChanges(undefined, job([]))).toMatchObject([{ needs: 0, count: 0 }]);
  });

  it('tell of files that are found later', () => {
    expect(jobChanges(job(files(1)), job(files(3)))).toMatchObject([
      { needs: 1, count: 3, items: [{ index: 1 }, { index: 2 }] }
    ]);
  });
});
