import { workerData } from 'node:worker_threads';

/** What all threads of a job share: int32 each. */
export enum JobCounter {
  NextTile,
  FramesDone,
  Stop,
  /** Threads that may work, 0 for all */
  Limit
}

/** A thread that may not work looks this often whether it may, should it miss the news. */
const PARKED_MS = 200;

/** A job that several threads work on at once, each taking the next part that is not taken yet. */
export interface SharedJob {
  /** See JobCounter */
  readonly counters: SharedArrayBuffer;
}

/** Counters of a new job, all zero. */
export function jobCounters(): SharedArrayBuffer {
  return new SharedArrayBuffer(4 * 4);
}

/** Makes every thread of a job end with the part it is at. */
export function stopJob({ counters }: SharedJob): void {
  const shared = new Int32Array(counters);
  Atomics.store(shared, JobCounter.Stop, 1);
  Atomics.notify(shared, JobCounter.Limit);
}

/** Whether a job is to stop: for work that is not cut into parts. */
export function isStopped({ counters }: SharedJob): boolean {
  return Atomics.load(new Int32Array(counters), JobCounter.Stop) !== 0;
}

/** Has no more than so many threads work on a job from their next part on; the others wait until they may again. */
export function limitThreads({ counters }: SharedJob, threads: number): void {
  const shared = new Int32Array(counters);
  if (Atomics.exchange(shared, JobCounter.Limit, Math.max(1, threads)) !== threads) {
    Atomics.notify(shared, JobCounter.Limit);
  }
}

/**
 * Number of the next part to do; undefined when there is none left or the job is to stop. Waits while more threads are
 * at work than the job may have.
 *
 * @param thread number of the calling thread in its pool; the first one never waits
 */
export function nextPart({ counters }: SharedJob, parts: number, thread = ownNumber()): number | undefined {
  const shared = new Int32Array(counters);
  for (let limit = surplus(shared, parts, thread); limit !== undefined; limit = surplus(shared, parts, thread)) {
    Atomics.wait(shared, JobCounter.Limit, limit, PARKED_MS);
  }
  const next = Atomics.add(shared, JobCounter.NextTile, 1);
  if (next >= parts - 1) {
    Atomics.notify(shared, JobCounter.Limit);
  }
  return next >= parts || Atomics.load(shared, JobCounter.Stop) !== 0 ? undefined : next;
}

/** The limit that leaves no work for a thread at the moment; undefined when it may go on, if only to find the job done. */
function surplus(shared: Int32Array, parts: number, thread: number): number | undefined {
  const limit = Atomics.load(shared, JobCounter.Limit);
  const isOver = Atomics.load(shared, JobCounter.NextTile) >= parts || Atomics.load(shared, JobCounter.Stop) !== 0;
  return limit === 0 || thread < limit || isOver ? undefined : limit;
}

/** Threads of a pool are numbered from 0; whoever works without a pool is the first. */
function ownNumber(): number {
  return typeof workerData === 'number' ? workerData : 0;
}
