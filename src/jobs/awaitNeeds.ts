import { setTimeout as pause } from 'node:timers/promises';

import { InputError } from '../core/errors';
import type { ShareOfInput } from '../pipeline/work';
import { problemOf } from '../protocol/problem';
import type { ItemUpdate } from './jobItems';
import type { NeedsLook, PlacedOrder } from './needs';
import { lookAtNeeds, waitsForParts } from './needs';
import { itemOfShare } from './shares';

const LOOK_MS = 1000;
/** The cluster begins a task when its needs are met; what tells so may come late over a shared file system. */
const LATEST_MS = 2 * 60_000;

export interface NeedsWatch {
  readonly signal: AbortSignal;
  /** Told why it waits, as often as that changes */
  onWaiting(reason: string): void;
  /** Told of inputs that are not to be worked on, and why */
  onItems(items: readonly ItemUpdate[]): void;
}

/**
 * Waits until it is known of each share whether what it needs has been done.
 *
 * @returns those that can be worked on; what still waits when the signal fires is left as it is
 */
export async function awaitNeeds(
  job: PlacedOrder,
  shares: readonly ShareOfInput[],
  { signal, onWaiting, onItems }: NeedsWatch
): Promise<readonly ShareOfInput[]> {
  const { order } = job;
  if (order.after === undefined && !shares.some(share => waitsForParts(order, share))) {
    return shares;
  }
  const latest = order.launcher === 'local' ? Infinity : Date.now() + LATEST_MS;
  for (let told = ''; ;) {
    const looks = await lookAtNeeds(job, shares);
    const open = looks.find(({ look }) => look.state === 'open')?.look;
    if (!open || Date.now() > latest || signal.aborted) {
      const isOut = ({ state }: NeedsLook): boolean => state === 'unmet' || (state === 'open' && !signal.aborted);
      const unmet = looks.filter(({ look }) => isOut(look));
      onItems(
        unmet.map(({ share, look: { as = 'failed', sentence } }) => ({
          ...itemOfShare(share),
          status: as,
          ...(as === 'failed' && { problem: problemOf(new InputError('E_NEEDS', sentence), share.input) })
        }))
      );
      return looks.flatMap(({ share, look }) => (look.state === 'met' ? [share] : []));
    }
    if (open.sentence !== told) {
      told = open.sentence;
      onWaiting(told);
    }
    await pause(LOOK_MS, undefined, { signal }).catch(() => undefined);
  }
}
