import type { JobItem } from '../../protocol/jobs';
import { conversion, converted } from '../testing/fakeBackend';
import { latestRun } from './latestRun';
import { runProgress } from './runProgress';

function item(
  input: string,
  status: JobItem['status'],
  bytesDone = 0,
  bytes = 0,
  framesDone = 0,
  frames = 0
): JobItem<'convert'> {
  return { input, status, framesDone, frames, bytesDone, bytes };
}

const ids = (jobs: { id: string }[]) => jobs.map(({ id }) => id).join('');

describe('latestRun', () => {
  const ended = (id: string, startedAt: number, endedAt: number) =>
    conversion({ id, status: 'done', startedAt, endedAt });
  const runs = (id: string, startedAt: number) => conversion({ id, startedAt });

  it('is everything that is open, with what went on at the same time', () => {
    expect(ids(latestRun([runs('d', 50), ended('c', 45, 48), runs('b', 40), ended('a', 10, 20)]))).toBe('dcb');
    expect(ids(latestRun([runs('c', 40), ended('b', 30, 45), ended('a', 20, 31)]))).toBe('cba');
  });

  it('is what was started last, when all has ended', () => {
    expect(ids(latestRun([ended('c', 40, 50), ended('b', 39, 60), ended('a', 10, 20)]))).toBe('cb');
    expect(latestRun([])).toEqual([]);
  });
});

describe('runProgress', () => {
  it('sums up files, bytes and rates of all that is open', () => {
    const progress = runProgress([
      conversion({
        id: 'b',
        bytesPerSecond: 20,
        items: [item('/3', 'running', 50, 100), item('/4', 'waiting', 0, 100)]
      }),
      conversion({ id: 'a', bytesPerSecond: 5, items: [item('/1', 'done', 100, 100), item('/2', 'failed', 10, 100)] })
    ]);
    expect(progress).toMatchObject({
      open: true,
      files: 4,
      filesDone: 1,
      filesFailed: 1,
      bytes: 400,
      bytesDone: 250,
      fraction: 0.625,
      bytesPerSecond: 25,
      secondsLeft: 6,
      retryable: ['/2']
    });
  });

  it('counts converted files of which frames are lost', () => {
    const { items } = converted();
    const lacking = items.map(({ result, ...one }) => ({ ...one, result: result && { ...result, lost: 3 } }));
    expect(runProgress([conversion({ items })]).filesLacking).toBe(0);
    expect(runProgress([conversion({ items: lacking })]).filesLacking).toBe(lacking.length);
  });

  it('guesses the size of files whose own is not known from the others', () => {
    const items = [item('/1', 'running', 100, 100), item('/2', 'waiting', 0, 300), item('/3', 'waiting')];
    expect(runProgress([conversion({ items })])).toMatchObject({ bytes: 600, bytesDone: 100 });
    expect(runProgress([conversion({ items: items.slice(2) })]).fraction).toBeUndefined();
  });

  it('counts a file that is tried again once, as it stands now', () => {
    const progress = runProgress([
      conversion({ id: 'again', items: [item('/1', 'waiting')] }),
      conversion({ id: 'first', items: [item('/1', 'failed'), item('/2', 'done', 9, 9)] })
    ]);
    expect(progress).toMatchObject({ files: 2, filesFailed: 0, retryable: [] });
  });

  it('says at the end how long it took', () => {
    const end = (id: string, startedAt: number, endedAt: number) =>
      conversion({ id, status: 'done', startedAt, endedAt, items: [item(id, 'done', 9, 9)] });
    expect(runProgress([end('b', 2000, 9000), end('a', 1000, 5000)])).toMatchObject({
      open: false,
      seconds: 8,
      secondsLeft: undefined,
      fraction: 1
    });
  });

  it('goes by patterns where no bytes are counted', () => {
    const items = [item('/1', 'running', 0, 0, 100, 400), item('/2', 'failed', 0, 0, 30, 600)];
    expect(runProgress([conversion({ items })]).fraction).toBeCloseTo(0.7);
    expect(runProgress([conversion({ items: [item('/1', 'running')] })]).fraction).toBeUndefined();
  });
});
