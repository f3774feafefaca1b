import { percentileOfSorted } from '../../../core/analysis/classify';
import { readSignal } from '../../../storage/hdf5/signalFile';
import type { SharedJob } from '../../threads/jobCounters';
import { nextPart } from '../../threads/jobCounters';

/** Files of coefficient maps that belong together, (component, scan row, scan column) each. */
export interface PercentileJob extends SharedJob {
  readonly paths: readonly string[];
  readonly components: number;
}

/** Percentiles that are told: 0, 0.1, ... 100 */
const PERCENTILES = Array.from({ length: 1001 }, (_, at) => at / 10);

/** One thread's share of the components: the percentiles of each over all positions of all files; left-out positions do not count. */
export async function coefficientPercentiles(
  job: PercentileJob
): Promise<{ readonly component: number; readonly percentiles: Float64Array }[]> {
  const found: { component: number; percentiles: Float64Array }[] = [];
  for (let k = nextPart(job, job.components); k !== undefined; k = nextPart(job, job.components)) {
    const parts: Float32Array[] = [];
    for (const path of job.paths) {
      const { shape, values } = await readSignal(path);
      const positions = shape[1] * shape[2];
      parts.push(Float32Array.from(values.subarray(k * positions, (k + 1) * positions)).filter(Number.isFinite));
    }
    const sorted = joined(parts).sort();
    const percentiles = Float64Array.from(PERCENTILES, percentile => percentileOfSorted(sorted, percentile));
    found.push({ component: k, percentiles });
  }
  return found;
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
