import { stat } from 'node:fs/promises';

import { memoryOption, parseMemory, parseTime } from '../../core/slurm/limits';
import type { Submission } from '../../protocol/cluster';
import { naming } from '../../storage/fileErrors';

/** Megabytes of a process before it has read anything, and of each worker thread with its buffers. */
const BASE_MB = 1024;
const THREAD_MB = 512;
/** Files are streamed; what is kept of one (sums, index of chunks) is a small part of it. */
const KEPT_SHARE = 1 / 50;
/** What a part keeps of the rest of its file, whose headers all parts know */
const KNOWN_SHARE = 1 / 1000;
/** A slow shared file system, MB/s for a task, and minutes to begin. */
const SLOWEST_MB_S = 50;
const START_MINUTES = 10;
const STEP_MINUTES = 15;

/** How a file is done. */
export interface Parted {
  /** In so many parts */
  readonly of: number;
  /** Each of which may have to read all of it first */
  readonly readsAll?: boolean;
}

export const WHOLE: Parted = { of: 1 };

/** With nothing left to estimate. */
export type SettledSubmission = Submission & Required<Pick<Submission, 'memory' | 'time'>>;

/**
 * What to ask for where nobody said it: from the largest of the files, or of their parts, since tasks of an array are given the same. What joins
 * the parts of a file is given what the whole file would be. A time that the partition does not give would never begin, so that no estimate is longer.
 *
 * @param parts how each file is done; absent: all as a whole
 */
export async function estimated(
  cluster: Submission,
  inputs: readonly string[],
  parts: readonly Parted[] = []
): Promise<SettledSubmission> {
  const { memory, time, cpus, longest = Infinity } = cluster;
  if (memory !== undefined && time !== undefined) {
    return { ...cluster, memory, time };
  }
  const files = await Promise.all(
    inputs.map(async (path, index) => {
      const { size } = await naming(path, 'read', () => stat(path));
      return { megabytes: size / 2 ** 20, ...(parts[index] ?? WHOLE) };
    })
  );
  const minutesFor = (...sizes: number[]): string => String(Math.min(longest, estimatedMinutes(Math.max(...sizes))));
  const own = {
    memory: memoryOption(Math.max(...files.map(({ megabytes, of }) => estimatedMemory(megabytes, cpus, of)))),
    time: minutesFor(...files.map(({ megabytes, of, readsAll }) => (readsAll ? megabytes : megabytes / of)))
  };
  const joined = files.filter(({ of }) => of > 1).map(({ megabytes }) => megabytes);
  const joining = joined.length > 0 && {
    ...(memory === undefined && { memory: memoryOption(estimatedMemory(Math.max(...joined), cpus)) }),
    ...(time === undefined && { time: minutesFor(...joined) })
  };
  return { ...cluster, memory: memory ?? own.memory, time: time ?? own.time, ...(joining && { joining }) };
}

/** What a task asks for. @param joins whether it joins parts: that may take more than each of them */
export function limitsOf(
  { memory = '', time = '', joining }: Pick<Submission, 'memory' | 'time' | 'joining'>,
  joins: boolean
): { readonly memoryMB: number; readonly minutes: number } {
  const [memoryMB, minutes] = [parseMemory(memory) ?? NaN, parseTime(time) ?? NaN];
  return joins
    ? {
        memoryMB: Math.max(memoryMB, parseMemory(joining?.memory ?? '') ?? memoryMB),
        minutes: Math.max(minutes, parseTime(joining?.time ?? '') ?? minutes)
      }
    : { memoryMB, minutes };
}

/** Whole gigabytes, in MB. @param megabytes of a file @param of how many parts it is done in, of which this is for one */
export function estimatedMemory(megabytes: number, cpus: number, of = 1): number {
  const kept = (KEPT_SHARE * megabytes) / of + (of > 1 ? KNOWN_SHARE * megabytes : 0);
  return 1024 * Math.ceil((BASE_MB + cpus * THREAD_MB + kept) / 1024);
}

/** @param megabytes of a file, or a part of one */
export function estimatedMinutes(megabytes: number): number {
  return STEP_MINUTES * Math.ceil((START_MINUTES + megabytes / SLOWEST_MB_S / 60) / STEP_MINUTES);
}
