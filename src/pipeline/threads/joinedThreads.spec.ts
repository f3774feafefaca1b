import { CancelledError, InputError } from '../../core/errors';
import { JobCounter, jobCounters } from './jobCounters';
import { JoinedThreads } from './joinedThreads';
import { InlineTasks } from './taskRunner';
import type { Job } from './tasks';

/** Files that are not there: whoever reads them fails. */
const MISSING = { files: [{ path: '/nowhere/a.mib', frames: 8 }], stride: 400 };

function missing(): Job<'headers'> {
  const shared = (bytes: number): SharedArrayBuffer => new SharedArrayBuffer(bytes);
  return {
    counters: jobCounters(),
    scan: {
      place: MISSING,
      headerBytes: 384,
      frames: 8,
      sequence: new Float64Array(shared(64)),
      exposuresNs: new Float64Array(shared(64)),
      timesUs: new Float64Array(shared(64)),
      seen: new Int32Array(shared(12))
    }
  };
}

/** Another thread, which stays at a job until it is told to stop. */
class Endless extends InlineTasks {
  threads: (number | undefined)[] = [];
  ended = 0;

  override async run(_task: unknown, job: Job<'headers'>, _signal: AbortSignal, threads?: number): Promise<never[]> {
    this.threads.push(threads);
    while (Atomics.load(new Int32Array(job.counters), JobCounter.Stop) === 0) {
      await new Promise(resolve => setTimeout(resolve, 1));
    }
    this.ended++;
    return [];
  }
}

describe('JoinedThreads', () => {
  const signal = new AbortController().signal;

  it('asks for one thread less than are to work, and for none where the calling thread is enough', async () => {
    const others = new Endless();
    const cases: [all: number, wanted?: number][] = [[1], [2], [4, 2], [4, 1], [2, 9]];
    for (const [all, wanted] of cases) {
      await expect(new JoinedThreads(others, all).run('headers', missing(), signal, wanted)).rejects.toThrow();
    }
    expect(others.threads).toEqual([1, 1, 1]);
  });

  it('stops the other threads when the calling one fails, and waits for them', async () => {
    const others = new Endless();
    await expect(new JoinedThreads(others, 2).run('headers', missing(), signal)).rejects.toThrow(InputError);
    expect(others.ended).toBe(1);
  });

  it('throws CancelledError when it is cancelled', async () => {
    const run = new JoinedThreads(new InlineTasks(), 2).run('headers', missing(), AbortSignal.abort());
    await expect(run).rejects.toThrow(CancelledError);
  });
});
