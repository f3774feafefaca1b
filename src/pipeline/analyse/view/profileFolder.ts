import { dirname, resolve } from 'node:path';

import type { PathGuard } from '../../../storage/pathGuard';
import { fileError, isMissing } from '../../../storage/fileErrors';
import { isInSession, scriptsFolder } from '../../../storage/session/sessionPaths';
import { filesBelow } from '../load/filesBelow';

/** Where the results of a folder are: in the processing folder for the raw folder of a session, else in the folder itself. */
export function profileFolder(folder: string): string {
  const path = resolve(folder);
  const scripts = isInSession(`${path}/any`) ? scriptsFolder([path]) : undefined;
  return scripts === undefined ? path : dirname(scripts);
}

/** Results of a folder by their names; none where nothing was written yet. @throws InputError of the file system */
export async function resultsIn(
  folder: string,
  isWanted: (name: string) => boolean,
  guard: PathGuard
): Promise<string[]> {
  await guard(folder, 'read');
  try {
    return await filesBelow(folder, isWanted);
  } catch (cause) {
    if (isMissing(cause)) {
      return [];
    }
    throw fileError(cause, folder, 'read');
  }
}
