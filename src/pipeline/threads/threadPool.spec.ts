import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { CancelledError, InputError } from '../../core/errors';
import { JobCounter, jobCounters } from './jobCounters';
import { ThreadPool } from './threadPool';
import type { Job } from './tasks';

/** Answers as serveTasks does, with what the job says: the work itself has specs of its own. */
const THREAD = `
const { parentPort, threadId } = require('node:worker_threads');
let prepared;
parentPort.on('message', async ({ task, job, prepare }) => {
  if (prepare) { prepared = prepare; return; }
  const counters = new Int32Array(job.counters);
  if (job.crash && Atomics.add(counters, 0, 1) === 0) { process.exit(3); }
  if (job.fail && Atomics.add(counters, 0, 1) === 0) {
    parentPort.postMessage({ failure: { message: 'a.mib is cut.', code: 'E_CUT', details: 'short read' } });
    return;
  }
  while ((job.fail || job.crash || job.wait) && Atomics.load(counters, ${JobCounter.Stop}) === 0) {
    await new Promise(resolve => setTimeout(resolve, 1));
  }
  const running = Atomics.add(counters, 1, 1);
  await new Promise(resolve => setTimeout(resolve, 5));
  parentPort.postMessage({ reply: { task, name: job.name, thread: threadId, running, prepared } });
});
`;

describe('ThreadPool', () => {
  let folder: string;
  let pool: ThreadPool;
  const signal = new AbortController().signal;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'threads-'));
    writeFileSync(join(folder, 'thread.cjs'), THREAD);
    pool = new ThreadPool(pathToFileURL(join(folder, 'thread.cjs')), 2);
  });

  afterEach(async () => {
    await pool.close();
    rmSync(folder, { recursive: true });
  });

  function run(job: object, threads?: number, until = signal): Promise<unknown[]> {
    return pool.run('headers', { counters: jobCounters(), ...job } as Job<'headers'>, until, threads);
  }

  it('gives a job to every thread, or to as many as it asks for, and keeps the threads', async () => {
    const both = (await run({ name: 'a' })) as { thread: number; task: string }[];
    expect(both).toMatchObject([
      { name: 'a', task: 'headers' },
      { name: 'a', task: 'headers' }
    ]);
    const one = (await run({ name: 'b' }, 1)) as { thread: number }[];
    expect(one).toHaveLength(1);
    expect(both.map(({ thread }) => thread)).toContain(one[0].thread);
  });

  it('tells threads that are started ahead what for, and others nothing', async () => {
    pool.warmUp('headers', 1);
    pool.warmUp('frames', 1);
    const both = (await run({})) as { prepared?: string }[];
    expect(both.map(({ prepared }) => prepared)).toEqual(['headers', undefined]);
  });

  it('does one job after another', async () => {
    const counters = jobCounters();
    const replies = (await Promise.all([run({ counters }, 1), run({ counters }, 1), run({ counters }, 1)])).flat();
    expect(replies).toMatchObject([{ running: 0 }, { running: 1 }, { running: 2 }]);
  });

  it('stops the other threads when one fails, throws its error, and goes on working', async () => {
    const failure = run({ fail: true });
    await expect(failure).rejects.toBeInstanceOf(InputError);
    await expect(failure).rejects.toMatchObject({ code: 'E_CUT', message: 'a.mib is cut.', cause: 'short read' });
    expect(await run({ name: 'next' })).toHaveLength(2);
  });

  it('replaces a thread that ends unexpectedly', async () => {
    await expect(run({ crash: true })).rejects.toThrow('ended unexpectedly (3)');
    expect(await run({ name: 'next' })).toHaveLength(2);
  });

  it('stops a job that is cancelled, before it begins too', async () => {
    const abort = new AbortController();
    const job = run({ wait: true }, 2, abort.signal);
    setTimeout(() => abort.abort(), 20);
    await expect(job).rejects.toBeInstanceOf(CancelledError);
    await expect(run({}, 1, abort.signal)).rejects.toBeInstanceOf(CancelledError);
    expect(await run({ name: 'next' })).toHaveLength(2);
  });

  it('lets idle threads go, and starts others when there is work again', async () => {
    pool = new ThreadPool(pathToFileURL(join(folder, 'thread.cjs')), 1, 10);
    const [first] = (await run({})) as { thread: number }[];
    await new Promise(resolve => setTimeout(resolve, 100));
    const [second] = (await run({})) as { thread: number }[];
    expect(second.thread).not.toBe(first.thread);
  });
});
