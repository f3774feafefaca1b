import type { Job, JobItem } from '../../protocol/jobs';
import { hasFailedVerdict, isOpen, lacksFrames } from '../../protocol/jobs';

/** Sums over the files of several jobs. */
export interface RunProgress {
  /** Files, without those given to a later job of the run */
  readonly files: number;
  readonly filesDone: number;
  readonly filesFailed: number;
  readonly filesCancelled: number;
  /** Converted files of which frames were lost */
  readonly filesLacking: number;
  /** References that are done, and are not to be used */
  readonly filesUnfit: number;
  readonly bytes: number;
  readonly bytesDone: number;
  /** 0 to 1, of bytes, or of patterns where no bytes are counted; absent while neither is known */
  readonly fraction?: number;
  /** Of all that run at the moment */
  readonly bytesPerSecond?: number;
  /** Until the last one ends, at the present rate */
  readonly secondsLeft?: number;
  /** Whether something waits or runs */
  readonly open: boolean;
  /** From the first start to the last end; absent while something is open */
  readonly seconds?: number;
  /** Files that failed or were interrupted and can be tried again */
  readonly retryable: readonly string[];
}

/** @param jobs latest first: of a file in several of them the latest counts */
export function runProgress(jobs: readonly Job[]): RunProgress {
  const seen = new Set<string>();
  const items = jobs.flatMap(job => job.items.filter(({ input }) => !seen.has(input) && seen.add(input)));
  const count = (...statuses: string[]): number => items.filter(({ status }) => statuses.includes(status)).length;
  const sizes = sizesOf(items);
  const bytes = sum(sizes);
  const bytesDone = sum(items.map((item, at) => (isOpen(item) ? Math.min(item.bytesDone, sizes[at]) : sizes[at])));
  const frames = sum(items.map(item => item.frames));
  const framesDone = sum(items.map(item => (isOpen(item) ? Math.min(item.framesDone, item.frames) : item.frames)));
  const running = jobs.filter(isOpen);
  const rates = running.flatMap(({ bytesPerSecond }) => bytesPerSecond ?? []);
  const bytesPerSecond = rates.length === 0 ? undefined : sum(rates);
  const open = running.length > 0;
  return {
    files: items.length,
    filesDone: count('done'),
    filesFailed: count('failed', 'interrupted'),
    filesCancelled: count('cancelled'),
    filesLacking: items.filter(lacksFrames).length,
    filesUnfit: items.filter(hasFailedVerdict).length,
    bytes,
    bytesDone,
    fraction: bytes > 0 ? Math.min(1, bytesDone / bytes) : frames > 0 ? framesDone / frames : undefined,
    bytesPerSecond,
    secondsLeft: open && bytesPerSecond ? (bytes - bytesDone) / bytesPerSecond : undefined,
    open,
    seconds: open ? undefined : duration(jobs),
    retryable: items.filter(({ status }) => status === 'failed' || status === 'interrupted').map(({ input }) => input)
  };
}

/** Bytes of each file; of one whose size nobody knows, as much as of the others on average. */
function sizesOf(items: readonly JobItem[]): number[] {
  const sizes = items.flatMap(({ bytes }) => (bytes > 0 ? [bytes] : []));
  const usual = sizes.length === 0 ? 0 : sum(sizes) / sizes.length;
  return items.map(({ bytes }) => bytes || usual);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function duration(jobs: readonly Job[]): number | undefined {
  const ends = jobs.flatMap(({ endedAt }) => endedAt ?? []);
  const start = Math.min(...jobs.map(({ startedAt }) => startedAt));
  return ends.length === 0 ? undefined : (Math.max(...ends) - start) / 1000;
}
