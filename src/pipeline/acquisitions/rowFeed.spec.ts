import type { AcquisitionRow, WatchProgress } from '../../protocol/acquisitions';
import { RowFeed } from './rowFeed';

function row(path: string, bytes = 1): AcquisitionRow {
  return { path, stem: path, sample: '', bytes, modified: 0 };
}

/** Lets timers of no length and promises run. */
function pause(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 20));
}

/** The same as long as it takes on a busy machine. */
async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 250 && !isSo(); turn++) {
    await pause();
  }
}

describe('RowFeed', () => {
  const status = { scanned: 0, total: 0, busy: false };

  it('sends the first row at once, then what has gathered, each row as it is last', async () => {
    const sent: WatchProgress[] = [];
    let taken = (): void => undefined;
    const send = (news: WatchProgress): Promise<void> => {
      sent.push(news);
      return new Promise(resolve => (taken = resolve));
    };
    const feed = new RowFeed(send, () => status, fail, 0);
    feed.row(row('a'));
    expect(sent.map(({ rows }) => rows)).toEqual([[row('a')]]);
    feed.row(row('b', 1));
    feed.row(row('b', 2));
    feed.row(row('c'));
    feed.gone('c');
    feed.row(row('a'));
    await pause();
    expect(sent).toHaveLength(1);
    taken();
    await pause();
    expect(sent.slice(1)).toEqual([{ rows: [row('b', 2)], gone: ['c'], ...status }]);
    feed.gone('never told of');
    taken();
    await pause();
    expect(sent).toHaveLength(2);
  });

  it('sends many rows in parts, problems when they change, and the status when it does', async () => {
    const sent: WatchProgress[] = [];
    let now = { ...status, busy: true };
    const feed = new RowFeed(
      async news => void sent.push(news),
      () => now,
      fail,
      0
    );
    for (let index = 0; index < 1000; index++) {
      feed.row(row(String(index)));
    }
    await until(() => sent.length === 4);
    expect(sent.map(({ rows }) => rows.length)).toEqual([1, 400, 400, 199]);
    const problem = { input: 'x', code: 'E_X', message: 'No.' };
    feed.problems([problem]);
    await until(() => sent.length === 5);
    feed.problems([problem]);
    now = { ...now, busy: false };
    feed.wake();
    await until(() => sent.length === 6);
    feed.wake();
    await pause();
    expect(sent.slice(4).map(({ problems, busy }) => [problems?.length, busy])).toEqual([
      [1, true],
      [undefined, false]
    ]);
  });

  it('says when nobody listens any more, and is silent then', async () => {
    const lost = jest.fn();
    const send = jest.fn(() => Promise.reject(new Error('gone')));
    const feed = new RowFeed(send, () => status, lost, 0);
    feed.row(row('a'));
    await pause();
    feed.row(row('b'));
    await pause();
    expect(lost).toHaveBeenCalledWith(new Error('gone'));
    expect(send).toHaveBeenCalledTimes(1);
  });
});

function fail(error: unknown): never {
  throw error;
}
