import { basename } from 'node:path';

import { workOf } from '../pipeline/works';
import { capabilities } from '../protocol/capabilities';
import type { JobItem } from '../protocol/jobs';
import { isOpen } from '../protocol/jobs';
import { isAlive } from '../storage/processIdentity';
import type { JobLook } from './jobLook';
import { lookAtJob } from './jobLook';
import type { JobOrder, Need } from './jobSchema';

/** How what an input needs stands. */
export interface NeedsLook {
  readonly state: 'open' | 'met' | 'unmet';
  /** What becomes of the input when it is not met */
  readonly as?: 'failed' | 'cancelled';
  /** Why it waits, or cannot be done; empty when all is met */
  readonly sentence: string;
}

const MET: NeedsLook = { state: 'met', sentence: '' };

/**
 * How the needs of inputs stand, as the directories of the other jobs tell.
 *
 * @returns by input, those without needs too
 */
export async function lookAtNeeds(
  { after = {} }: JobOrder,
  inputs: readonly string[]
): Promise<Map<string, NeedsLook>> {
  const jobs = new Map<string, Promise<JobLook>>();
  const jobIn = (folder: string): Promise<JobLook> => {
    const look = jobs.get(folder) ?? lookAtJob(folder, {}, Date.now, isAlive);
    jobs.set(folder, look);
    return look;
  };
  const looks = inputs.map(async input => {
    const needs = await Promise.all((after[input] ?? []).map(async need => lookAtNeed(need, await jobIn(need.folder))));
    const telling = needs.find(({ state }) => state === 'unmet') ?? needs.find(({ state }) => state === 'open');
    return [input, telling ?? MET] as const;
  });
  return new Map(await Promise.all(looks));
}

async function lookAtNeed({ folder, input }: Need, { found }: JobLook): Promise<NeedsLook> {
  const item = found?.state.items.find(each => each.input === input);
  if (!found) {
    return { state: 'unmet', as: 'failed', sentence: `The job that it waited for is gone: ${folder} was deleted.` };
  }
  const what = `the ${capabilities[found.files.order.kind].noun} of ${basename(input)}`;
  if (item ? isOpen(item) : isOpen(found.state)) {
    return { state: 'open', sentence: `Waits for ${what}.` };
  }
  const status = item?.status ?? found.state.status;
  if (status === 'cancelled') {
    return { state: 'unmet', as: 'cancelled', sentence: `It waited for ${what}, which was cancelled.` };
  }
  if (item && status === 'done') {
    const bad = await badNews(found.files.order.kind, item);
    return bad === undefined
      ? MET
      : { state: 'unmet', as: 'failed', sentence: `It needs ${what}, which is a failure: ${bad}` };
  }
  const why = item?.problem?.message ?? found.state.reason ?? 'its log may say why.';
  return {
    state: 'unmet',
    as: 'failed',
    sentence: `It needs ${what}, which ${status === 'failed' ? 'failed' : 'was broken off'}: ${why}`
  };
}

async function badNews(kind: JobOrder['kind'], { result }: JobItem): Promise<string | undefined> {
  // The directory was read by the schema of its kind
  return result && (await workOf(kind)).told.badNews?.(result as never);
}
