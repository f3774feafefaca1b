import { outOf } from '../protocol/capability';
import { join } from 'node:path';

import { InputError } from '../core/errors';
import { scriptsFolder } from '../storage/session/sessionPaths';
import type { JobRequest } from './createJob';
import { jobId, jobOrder, orderText } from './createJob';
import { JOB_FILE } from './jobFiles';
import type { JobOrder } from './jobSchema';
import type { Launchers, PlannedFile } from './launcher';
import type { FindFiles } from './partJob';
import { partedFor } from './partJob';

export interface JobPlan {
  readonly order: JobOrder;
  /** What its directory would hold */
  readonly files: readonly PlannedFile[];
}

/**
 * What starting a job would do. Nothing is written, and nothing begins.
 *
 * @throws InputError as `startJob`
 */
export async function planJob(
  request: JobRequest,
  {
    launchers,
    find,
    stateFolder
  }: { readonly launchers: Launchers; readonly find: FindFiles; readonly stateFolder: string }
): Promise<JobPlan> {
  const launcher = launchers[request.launcher];
  if (!launcher) {
    throw new InputError('E_LAUNCHER', `Jobs cannot be started on ${request.launcher} from here.`);
  }
  const { parted, parting } = await partedFor(launcher, request, find);
  const now = new Date();
  const id = jobId(request.kind, now);
  const order = jobOrder(id, parted, parting, now);
  const folder = join(scriptsFolder(request.inputs, outOf(request.options)) ?? join(stateFolder, 'jobs'), id);
  const files = (await launcher.preview?.(folder, order)) ?? [];
  return { order, files: [...files, { name: JOB_FILE, text: orderText(order) }] };
}
