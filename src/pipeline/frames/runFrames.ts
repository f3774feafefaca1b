import { threadsWithin } from '../../storage/memoryLimit';
import { JobCounter, jobCounters } from '../threads/jobCounters';
import type { TaskRunner } from '../threads/taskRunner';
import { frameBytes, pixelsOf, widthOf } from './frameForm';
import type { Found, FrameWork } from './frameWork';
import type { SinkJobs, SinkName, SinkResults } from './sinks';
import { sinkKind, sinkNames } from './sinks';
import { formOf } from './source/scanSource';
import { tileCount } from './tiles';

/** How a pass over frames is watched. */
export interface FrameWatch {
  readonly signal: AbortSignal;
  /** Told about ten times a second, and at the end, of how many scan positions have been visited */
  readonly onPositions?: (done: number) => void;
  /** Asked once all frames have been read, before anything is made of what was found. @throws where that may not be */
  readonly check?: () => void;
}

const POLL_MS = 100;

/**
 * Sends all frames of a source through some sinks, in the threads of a runner.
 *
 * @returns what each sink found, the shares of all threads together
 * @throws InputError as the source and the sinks; CancelledError
 */
export async function runFrames<S extends SinkJobs>(
  work: FrameWork<S>,
  runner: TaskRunner,
  { signal, onPositions, check }: FrameWatch
): Promise<SinkResults<S>> {
  const job = { ...work, counters: jobCounters() };
  const counters = new Int32Array(job.counters);
  const tell = (): void => onPositions?.(Atomics.load(counters, JobCounter.FramesDone));
  const timer = onPositions && setInterval(tell, POLL_MS);
  let shares: Found[];
  try {
    shares = await runner.run('frames', job, signal, Math.min(tileCount(work.tiles), affordable(work)));
  } finally {
    clearInterval(timer);
    tell();
  }
  check?.();
  return mergedShares(work.sinks, shares);
}

/** What each sink found, all shares together; there is at least one, and its arrays may be reused. */
export async function mergedShares<S extends SinkJobs>(sinks: S, shares: readonly Found[]): Promise<SinkResults<S>> {
  const merged = sinkNames(sinks).map(async name => [name, await merge(name, shares)] as const);
  return Object.fromEntries(await Promise.all(merged)) as SinkResults<S>;
}

/** Threads that have room for their copies of the frames. */
function affordable({ source }: FrameWork): number {
  const form = formOf(source);
  const { rows, columns } = form.scan;
  const byLibrary = source.kind === 'stored' && source.packing === 'library' ? source.chunk : undefined;
  return threadsWithin({
    pixels: pixelsOf(form),
    width: widthOf(form),
    positions: rows * columns,
    unpacked: byLibrary && byLibrary.rows * byLibrary.columns * frameBytes(form)
  });
}

async function merge(name: SinkName, shares: readonly Found[]): Promise<unknown> {
  const kind = await sinkKind(name);
  return kind.merge(shares.map(share => share[name]) as Parameters<typeof kind.merge>[0]);
}
