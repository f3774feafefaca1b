import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { PathGuard } from '../../storage/pathGuard';

/** Records of an acquisition, `<stem>_CL_<cm>cm.json`. A folder that is not there, or may not be listed, has none. */
export async function recordPaths(stem: string, folders: readonly string[], guard: PathGuard): Promise<string[]> {
  const listed = await Promise.all(
    [...new Set(folders)].map(async folder => {
      const names = await guard(folder, 'read')
        .then(() => readdir(folder))
        .catch(() => []);
      return names
        .filter(name => name.startsWith(`${stem}_CL_`) && name.endsWith('cm.json'))
        .map(name => join(folder, name));
    })
  );
  return listed.flat();
}
