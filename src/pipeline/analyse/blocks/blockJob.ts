import { blockCount } from '../../../core/analysis/rowBlocks';
import { jobCounters } from '../../threads/jobCounters';
import type { BlockJob, Pass } from './pass';
import { sumsOf } from './pass';

/** A pass of which nothing is done. */
export function blockJob(pass: Pass): BlockJob {
  const bytes = 8 * blockCount(pass.source.matrix) * sumsOf(pass);
  return { counters: jobCounters(), pass, sums: new SharedArrayBuffer(bytes) };
}

/** The sums of all blocks, in their order. */
export function totalOf({ pass, sums }: BlockJob): Float64Array {
  const all = new Float64Array(sums);
  const total = new Float64Array(sumsOf(pass));
  for (let at = 0; at < all.length; at += total.length) {
    for (let own = 0; own < total.length; own++) {
      total[own] += all[at + own];
    }
  }
  return total;
}
