import { basename } from 'node:path';

import type { ShareOfInput } from '../pipeline/work';
import { workOf } from '../pipeline/works';
import { capabilities } from '../protocol/capabilities';
import type { JobItem, Standing } from '../protocol/jobs';
import { isOpen } from '../protocol/jobs';
import { isAlive } from '../storage/processIdentity';
import type { JobLook } from './jobLook';
import { lookAtJob } from './jobLook';
import type { JobOrder, Need } from './jobSchema';
import { isJoin } from './shares';

/** How what an input needs stands. */
export interface NeedsLook {
  readonly state: 'open' | 'met' | 'unmet';
  /** What becomes of the input when it is not met */
  readonly as?: 'failed' | 'cancelled';
  /** Why it waits, or cannot be done; empty when all is met */
  readonly sentence: string;
}

const MET: NeedsLook = { state: 'met', sentence: '' };

/** A job by its directory. */
export interface PlacedOrder {
  readonly folder: string;
  readonly order: JobOrder;
}

/**
 * How the needs of what a job does stand, as the directories of jobs tell: what an input needs of other jobs, and what joins parts needs of
 * those that its own job does.
 *
 * @returns one look for each share
 */
export async function lookAtNeeds(
  { folder, order }: PlacedOrder,
  shares: readonly ShareOfInput[]
): Promise<{ readonly share: ShareOfInput; readonly look: NeedsLook }[]> {
  const jobs = new Map<string, Promise<JobLook>>();
  const jobIn = (path: string): Promise<JobLook> => {
    const look = jobs.get(path) ?? lookAtJob(path, {}, Date.now, isAlive);
    jobs.set(path, look);
    return look;
  };
  return Promise.all(
    shares.map(async share => {
      const others = (order.after?.[share.input] ?? []).map(async need => lookAtNeed(need, await jobIn(need.folder)));
      const needs = [
        ...(await Promise.all(others)),
        ...(waitsForParts(order, share) ? lookAtParts(share.input, await jobIn(folder)) : [])
      ];
      const telling = needs.find(({ state }) => state === 'unmet') ?? needs.find(({ state }) => state === 'open');
      return { share, look: telling ?? MET };
    })
  );
}

/** Whether a share is to wait for parts that tasks beside it do: a task that does all does them before. */
export function waitsForParts({ tasks }: JobOrder, share: ShareOfInput): boolean {
  return tasks > 1 && isJoin(share);
}

function lookAtParts(input: string, { found }: JobLook): NeedsLook[] {
  const parts = (found?.state.tasks ?? []).flatMap(({ items }) =>
    items.flatMap(item => (item.input === input && item.part ? [{ ...item, ...item.part }] : []))
  );
  return parts.map(({ status, index, of, problem }) => {
    const what = `part ${index + 1} of ${of} of ${basename(input)}`;
    if (isOpen({ status })) {
      return { state: 'open', sentence: `Waits for ${what}.` };
    }
    // Of a job or data set that is given up what joins is given up too: here somebody cancelled one part alone
    return status === 'cancelled'
      ? {
          state: 'unmet',
          as: 'failed',
          sentence: `It needs ${what}, which was cancelled. Run again what failed: the parts that are there are kept.`
        }
      : status === 'done'
        ? MET
        : unmet(status, what, problem?.message);
  });
}

function unmet(status: Standing, what: string, why = 'its log may say why.'): NeedsLook {
  return status === 'cancelled'
    ? { state: 'unmet', as: 'cancelled', sentence: `It waited for ${what}, which was cancelled.` }
    : {
        state: 'unmet',
        as: 'failed',
        sentence: `It needs ${what}, which ${status === 'failed' ? 'failed' : 'was broken off'}: ${why}`
      };
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
  if (item && status === 'done') {
    const bad = await badNews(found.files.order.kind, item);
    return bad === undefined
      ? MET
      : { state: 'unmet', as: 'failed', sentence: `It needs ${what}, which is a failure: ${bad}` };
  }
  return unmet(status, what, item?.problem?.message ?? found.state.reason);
}

async function badNews(kind: JobOrder['kind'], { result }: JobItem): Promise<string | undefined> {
  // The directory was read by the schema of its kind
  return result && (await workOf(kind)).told.badNews?.(result as never);
}
