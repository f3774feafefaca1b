import type { Order } from '../../pipeline/work';
import { workOf } from '../../pipeline/works';
import type { Kind } from '../../protocol/capabilities';
import { capabilities } from '../../protocol/capabilities';
import type { StartRequest } from '../../protocol/jobs';
import { askedOrder } from './askedOrder';
import type { CapabilityFlags } from './capabilityFlags';
import type { ExitStatus } from './exitStatus';
import type { OptionFlags } from './optionFlags';
import { sayStarted } from './sayStarted';
import { startNamedJob } from './startJob';
import type { Asked } from './submit';
import { submit } from './submit';
import type { SubmitFlags } from './submitFlags';
import { placeOf } from './submitFlags';

/** Starts the job that a command line asks for, and says what it is called. */
export async function startCapability<K extends Kind>(
  kind: K,
  flags: OptionFlags<K>,
  paths: readonly string[],
  values: CapabilityFlags,
  where: SubmitFlags,
  script: URL
): Promise<ExitStatus> {
  return sayStarted(paths[0], capabilities[kind].report, values.json ?? false, async () => {
    // Kind and options belong together as those of the order do
    const request = { ...(await wholeOrder(kind, flags, paths, values)), ...(await placeOf(where)) } as StartRequest;
    const { folder, order } = await startNamedJob(request, script);
    return { id: order.id, folder };
  });
}

/** Has it done as a job where the command line says, and says what that is called. */
export async function submitCapability<K extends Kind>(
  kind: K,
  flags: OptionFlags<K>,
  paths: readonly string[],
  values: CapabilityFlags,
  where: SubmitFlags,
  script: URL
): Promise<ExitStatus> {
  const asked = async (): Promise<Asked> => (await wholeOrder(kind, flags, paths, values)) as Asked;
  return submit(paths[0], capabilities[kind].report, where, values.json ?? false, script, asked);
}

/** What is asked for, with whole paths among the options. */
async function wholeOrder<K extends Kind>(
  kind: K,
  flags: OptionFlags<K>,
  paths: readonly string[],
  values: CapabilityFlags
): Promise<Order<K>> {
  const order = await askedOrder(kind, flags, paths, values, await workOf(kind));
  return { ...order, options: flags.resolved(order.options) };
}
