import type { Order, Outcome } from '../../pipeline/eachInput';
import { eachInput } from '../../pipeline/eachInput';
import type { Found, RunInput, Work } from '../../pipeline/work';
import type { Kind } from '../../protocol/capabilities';
import { unguarded } from '../../storage/pathGuard';
import { interruptible } from './interruption';
import { ProgressLine } from './progressLine';

/** Does what a command line asks for, with a line that tells how far it is. @returns also whether it was broken off */
export async function runOrder<K extends Kind>(
  order: Order<K>,
  work: Work<K>,
  run: RunInput<K>,
  found?: Found
): Promise<{ outcome: Outcome<K>; cancelled: boolean }> {
  const line = new ProgressLine(process.stderr);
  const seen: string[] = [];
  return interruptible(async signal => {
    const onItem = (item: Parameters<ProgressLine['show']>[0]): void => {
      if (!seen.includes(item.input)) {
        seen.push(item.input);
      }
      line.show(item, seen.indexOf(item.input), seen.length);
    };
    const outcome = await eachInput(order, work, run, { signal, guard: unguarded, onItem }, found);
    line.clear();
    return { outcome, cancelled: signal.aborted };
  });
}
