import { JobCounter, jobCounters } from '../../threads/jobCounters';
import type { Means } from '../blocks/runPass';
import type { Reading } from './reading';
import { sumsOfReading } from './reading';
import type { ProfileSource } from './slabs';
import { slabParts } from './slabs';

/** Progress is told so often. */
const TELL_MS = 200;

/**
 * Reads all profiles once, in threads, and returns the sums, which do not depend on how many threads there are.
 *
 * @param onPart told what part of the work is done, from 0 to 1
 * @throws CancelledError; InputError for a file that cannot be read
 */
export async function runReading(
  reading: Reading,
  sources: readonly ProfileSource[],
  { runner, signal }: Means,
  onPart: (done: number) => void = () => undefined
): Promise<Float64Array> {
  const parts = slabParts(sources).length;
  const length = sumsOfReading(reading);
  const sums = new SharedArrayBuffer(8 * parts * length);
  const counters = jobCounters();
  const taken = new Int32Array(counters);
  const timer = setInterval(() => onPart(Math.min(1, Atomics.load(taken, JobCounter.NextTile) / parts)), TELL_MS);
  try {
    await runner.run('profiles', { counters, sources, reading, sums }, signal, parts);
  } finally {
    clearInterval(timer);
  }
  onPart(1);
  const all = new Float64Array(sums);
  const total = new Float64Array(length);
  for (let part = 0; part < parts; part++) {
    for (let at = 0; at < length; at++) {
      total[at] += all[part * length + at];
    }
  }
  return total;
}
