import { InputError } from '../../core/errors';
import { eachInput } from '../../pipeline/eachInput';
import type { TaskRunner } from '../../pipeline/threads/taskRunner';
import type { Found, Order, Work } from '../../pipeline/work';
import type { Kind } from '../../protocol/capabilities';
import { capabilities } from '../../protocol/capabilities';
import { problemOf } from '../../protocol/problem';
import { unguarded } from '../../storage/pathGuard';
import { askedOrder } from './askedOrder';
import type { CapabilityFlags } from './capabilityFlags';
import { ExitStatus } from './exitStatus';
import { interruptible } from './interruption';
import type { OptionFlags } from './optionFlags';
import { outcomeStatus } from './outcomeStatus';
import { ProgressLine } from './progressLine';
import { printErrors, printOutcome } from './report';

/** Does what a command line asks for, and prints what came of it. */
export async function runCapability<K extends Kind>(
  kind: K,
  flags: OptionFlags<K>,
  paths: readonly string[],
  values: CapabilityFlags,
  work: Work<K>,
  threads: TaskRunner
): Promise<ExitStatus> {
  const { json = false } = values;
  let order: Order<K>;
  try {
    order = await askedOrder(kind, flags, paths, values, work);
  } catch (cause) {
    if (cause instanceof InputError) {
      printErrors(capabilities[kind].report, [problemOf(cause, paths[0])], json);
      return ExitStatus.Failed;
    }
    throw cause;
  }
  return interruptible(async signal => {
    const found = await work.find(order.inputs, order.options, unguarded);
    await work.accept?.(found, order.options);
    const line = new ProgressLine(process.stderr);
    const seen: string[] = [];
    const onItem = (item: Parameters<ProgressLine['show']>[0]): void => {
      if (!seen.includes(item.input)) {
        seen.push(item.input);
      }
      line.show(item, seen.indexOf(item.input), seen.length);
    };
    const watch = { signal, guard: unguarded, onItem };
    const outcome = await eachInput(order, work, work.begin(threads), watch, found);
    line.clear();
    printOutcome(order, work.told, outcome, { json, several: isSeveral(found) });
    if (signal.aborted) {
      process.stderr.write('Cancelled. Files that were complete are kept, unfinished ones were removed.\n');
      return ExitStatus.Cancelled;
    }
    return outcomeStatus(outcome, work);
  });
}

function isSeveral({ several = true }: Found): boolean {
  return several;
}
