import { InputError } from '../core/errors';
import { capabilities } from '../protocol/capabilities';
import type { Problem } from '../protocol/problem';
import type { JobRequest, Parting } from './createJob';
import type { Launcher } from './launcher';

/** The files that a request means. */
export type FindFiles = (
  request: JobRequest
) => Promise<{ readonly files: readonly string[]; readonly problems: readonly Problem[] }>;

/** With a task for each file where the launcher wants that and the files are not worked on together. */
export async function partedFor(
  launcher: Launcher,
  request: JobRequest,
  find: FindFiles
): Promise<{ parted: JobRequest; parting: Parting }> {
  if (launcher.taskPer === 'job' || capabilities[request.kind].inputs === 'together') {
    return { parted: request, parting: { tasks: 1, resources: await launcher.resources?.(request) } };
  }
  // What waits for others has no files to look for yet
  const { files, problems } = request.after ? { files: request.inputs, problems: [] } : await find(request);
  if (files.length === 0) {
    throw new InputError('E_NOTHING_TO_DO', problems.map(({ message }) => message).join(' '));
  }
  const parted = { ...request, inputs: files };
  return { parted, parting: { tasks: files.length, resources: await launcher.resources?.(parted), refused: problems } };
}
