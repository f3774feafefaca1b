import { Worker } from 'node:worker_threads';

import { JobCounter, jobCounters, limitThreads, nextPart, stopJob } from './jobCounters';

/** A thread that takes its place in the line as nextPart has it, and says when it was let go. */
const PARKED = `
  const { workerData: { counters, limit, at } } = require('node:worker_threads');
  require('node:worker_threads').parentPort.postMessage(Atomics.wait(new Int32Array(counters), at, limit, 60000));
`;

async function wokenBy(act: (job: { counters: SharedArrayBuffer }) => void): Promise<string> {
  const counters = jobCounters();
  const shared = new Int32Array(counters);
  limitThreads({ counters }, 1);
  const worker = new Worker(PARKED, { eval: true, workerData: { counters, limit: 1, at: JobCounter.Limit } });
  const woken = new Promise<string>(resolve => worker.once('message', resolve));
  await new Promise(resolve => worker.once('online', resolve));
  // Once it waits, there is somebody to notify; asking has no effect on who does not wait yet
  const again = setInterval(() => {
    Atomics.store(shared, JobCounter.NextTile, 0);
    act({ counters });
  }, 10);
  try {
    return await woken;
  } finally {
    clearInterval(again);
    await worker.terminate();
  }
}

describe('nextPart', () => {
  it('hands out every part once', () => {
    const job = { counters: jobCounters() };
    expect(Array.from({ length: 5 }, () => nextPart(job, 3, 7))).toEqual([0, 1, 2, undefined, undefined]);
  });

  it('lets threads within the limit go on, and those above find that a job is over', () => {
    const job = { counters: jobCounters() };
    limitThreads(job, 2);
    expect([nextPart(job, 2, 0), nextPart(job, 2, 1), nextPart(job, 2, 2)]).toEqual([0, 1, undefined]);
  });

  it('lets a thread above the limit stop', () => {
    const job = { counters: jobCounters() };
    limitThreads(job, 1);
    stopJob(job);
    expect(nextPart(job, 9, 5)).toBeUndefined();
  });

  it('never leaves a job without a thread', () => {
    const job = { counters: jobCounters() };
    limitThreads(job, 0);
    expect(nextPart(job, 1, 0)).toBe(0);
  });

  it.each([
    ['a higher limit', (job: { counters: SharedArrayBuffer }) => limitThreads(job, 3)],
    ['the wish to stop', stopJob],
    ['the last part', (job: { counters: SharedArrayBuffer }) => void nextPart(job, 1, 0)]
  ])('wakes a thread that waits by %s', async (_, act) => {
    expect(await wokenBy(act)).toMatch(/^(ok|not-equal)$/);
  });
});
