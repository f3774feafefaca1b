import { convertOptionsSchema } from '../../protocol/convert/convertOptions';
import { unguarded } from '../../storage/pathGuard';
import type { QueueOptions } from './detailQueue';
import { DetailQueue } from './detailQueue';
import type { DetailJob, Details } from './details';
import { DetailStore } from './detailStore';
import type { TableEntry } from './tableEntry';
import { newEntry } from './tableEntry';

/** A signal that has fired, and fails a test that would ask it for ever. */
function firedSignal(): AbortSignal {
  let asked = 0;
  const signal = AbortSignal.abort();
  return new Proxy(signal, {
    get(target, name) {
      if (name === 'aborted' && ++asked > 100) {
        throw new Error('The signal is asked without end.');
      }
      return Reflect.get(target, name, target);
    }
  });
}

const DETAILS = { row: { state: 'complete' }, provisional: false, unfinished: false } as Details;

/** A disk that answers when it is told to, one question after another. */
class SlowDisk {
  readonly asked: string[] = [];

  readonly reader = {
    ask: (question: string, job: unknown) =>
      new Promise<Details>(resolve => {
        this.asked.push((job as DetailJob).path);
        this.answers.push(() => resolve(DETAILS));
      })
  } as QueueOptions['reader'];

  /** Answers so many questions, that which waits longest first. */
  async answer(times = 1): Promise<void> {
    for (let turn = 0; turn < times; turn++) {
      this.answers.shift()?.();
      await new Promise(resolve => setImmediate(resolve));
    }
  }

  private readonly answers: (() => void)[] = [];
}

function queueOver(reader: QueueOptions['reader'], rest: Partial<QueueOptions> = {}): DetailQueue {
  return new DetailQueue({
    reader,
    store: new DetailStore(),
    guard: unguarded,
    optionsOf: () => convertOptionsSchema.parse({}),
    signal: new AbortController().signal,
    isAtRest: () => true,
    onKnown: () => undefined,
    ...rest
  });
}

function entryOf(name: string): TableEntry {
  return newEntry([{ path: `/raw/${name}.mib`, bytes: 1, modified: 1, sideFiles: '' }], '/raw');
}

describe('DetailQueue', () => {
  it('begins nothing when the page has left while the folders were being looked at', () => {
    const ask = jest.fn();
    const queue = queueOver({ ask }, { signal: firedSignal() });
    queue.want(entryOf('a'));
    queue.start();
    expect(ask).not.toHaveBeenCalled();
  });

  it('begins at both ends of a table', () => {
    const disk = new SlowDisk();
    const queue = queueOver(disk.reader);
    ['b', 'a', 'd', 'c', 'e'].forEach(name => queue.want(entryOf(name)));
    queue.start();
    expect(disk.asked).toEqual(['/raw/e.mib', '/raw/a.mib', '/raw/d.mib', '/raw/b.mib']);
  });

  it('reads every acquisition once before those that a conversion keeps changing', async () => {
    const disk = new SlowDisk();
    const queue = queueOver(disk.reader);
    const entries = Array.from({ length: 40 }, (_, index) => entryOf(String(index).padStart(2, '0')));
    entries.forEach(entry => queue.want(entry));
    queue.start();
    for (let look = 0; look < entries.length; look++) {
      await disk.answer();
      // Results come faster than they are read: everything has changed at every look
      for (const entry of entries) {
        entry.trace = `${look}`;
        queue.want(entry);
      }
      queue.start();
    }
    expect(entries.filter(({ known }) => known === undefined)).toEqual([]);
    expect(new Set(disk.asked.slice(0, entries.length)).size).toBe(entries.length);
  });

  it('gives those that have changed their turns in the order in which they did', async () => {
    const disk = new SlowDisk();
    const queue = queueOver(disk.reader);
    const entries = Array.from({ length: 12 }, (_, index) => entryOf(String(index).padStart(2, '0')));
    entries.forEach(entry => queue.want(entry));
    queue.start();
    await disk.answer(entries.length);
    disk.asked.length = 0;
    for (const wanted of [entries, [...entries].reverse()]) {
      for (const entry of wanted) {
        entry.trace += 'changed';
        queue.want(entry);
      }
      queue.start();
    }
    await disk.answer(entries.length);
    expect(disk.asked.slice(0, entries.length)).toEqual(entries.map(({ path }) => path));
  });

  it('never asks about an acquisition twice at a time, and ends with what is on the disk', async () => {
    const disk = new SlowDisk();
    const known = jest.fn();
    const queue = queueOver(disk.reader, { onKnown: known });
    const entry = entryOf('a');
    queue.want(entry);
    queue.start();
    entry.trace = 'result';
    queue.want(entry);
    queue.start();
    expect(disk.asked).toHaveLength(1);
    await disk.answer();
    expect(known).toHaveBeenCalledTimes(1);
    expect(disk.asked).toHaveLength(2);
    await disk.answer();
    expect(known).toHaveBeenCalledTimes(2);
    queue.want(entry);
    queue.start();
    expect(disk.asked).toHaveLength(2);
  });
});
