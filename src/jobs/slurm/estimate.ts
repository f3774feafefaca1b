import { stat } from 'node:fs/promises';

import { memoryOption } from '../../core/slurm/limits';
import type { Submission } from '../../protocol/cluster';
import { naming } from '../../storage/fileErrors';

/** Megabytes of a process before it has read anything, and of each worker thread with its buffers. */
const BASE_MB = 1024;
const THREAD_MB = 512;
/** Files are streamed; what is kept of one (sums, index of chunks) is a small part of it. */
const KEPT_SHARE = 1 / 50;
/** A slow shared file system, MB/s for a task, and minutes to begin. */
const SLOWEST_MB_S = 50;
const START_MINUTES = 10;
const STEP_MINUTES = 15;

/** With nothing left to estimate. */
export type SettledSubmission = Submission & Required<Pick<Submission, 'memory' | 'time'>>;

/** What to ask for where nobody said it: from the largest of the files, since tasks of an array are given the same. */
export async function estimated(cluster: Submission, inputs: readonly string[]): Promise<SettledSubmission> {
  const { memory, time } = cluster;
  if (memory !== undefined && time !== undefined) {
    return { ...cluster, memory, time };
  }
  const sizes = await Promise.all(inputs.map(path => naming(path, 'read', async () => (await stat(path)).size)));
  const megabytes = Math.max(...sizes) / 2 ** 20;
  return {
    ...cluster,
    memory: memory ?? memoryOption(estimatedMemory(megabytes, cluster.cpus)),
    time: time ?? String(estimatedMinutes(megabytes))
  };
}

/** Whole gigabytes, in MB. @param megabytes of a file */
export function estimatedMemory(megabytes: number, cpus: number): number {
  return 1024 * Math.ceil((BASE_MB + cpus * THREAD_MB + KEPT_SHARE * megabytes) / 1024);
}

/** @param megabytes of a file */
export function estimatedMinutes(megabytes: number): number {
  return STEP_MINUTES * Math.ceil((START_MINUTES + megabytes / SLOWEST_MB_S / 60) / STEP_MINUTES);
}
