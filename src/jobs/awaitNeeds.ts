import { setTimeout as pause } from 'node:timers/promises';

import { InputError } from '../core/errors';
import { problemOf } from '../protocol/problem';
import type { ItemUpdate } from './jobItems';
import type { JobOrder } from './jobSchema';
import type { NeedsLook } from './needs';
import { lookAtNeeds } from './needs';

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
 * Waits until it is known of each input whether what it needs has been done.
 *
 * @returns the inputs that can be worked on; what still waits when the signal fires is left as it is
 */
export async function awaitNeeds(
  order: JobOrder,
  inputs: readonly string[],
  { signal, onWaiting, onItems }: NeedsWatch
): Promise<readonly string[]> {
  if (order.after === undefined) {
    return inputs;
  }
  const latest = order.launcher === 'local' ? Infinity : Date.now() + LATEST_MS;
  for (let told = ''; ;) {
    const looks = await lookAtNeeds(order, inputs);
    const open = [...looks].find(([, { state }]) => state === 'open')?.[1];
    if (!open || Date.now() > latest || signal.aborted) {
      const isOut = ({ state }: NeedsLook): boolean => state === 'unmet' || (state === 'open' && !signal.aborted);
      const unmet = [...looks].filter(([, look]) => isOut(look));
      onItems(
        unmet.map(([input, { as = 'failed', sentence }]) => ({
          input,
          status: as,
          ...(as === 'failed' && { problem: problemOf(new InputError('E_NEEDS', sentence), input) })
        }))
      );
      return inputs.filter(input => looks.get(input)?.state === 'met');
    }
    if (open.sentence !== told) {
      told = open.sentence;
      onWaiting(told);
    }
    await pause(LOOK_MS, undefined, { signal }).catch(() => undefined);
  }
}
