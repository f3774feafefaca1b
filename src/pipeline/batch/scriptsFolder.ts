import { join } from 'node:path';

import { InputError } from '../../core/errors';
import type { SessionPlace } from '../../protocol/session';
import { SCRIPTS_FOLDER, scriptsFolder as usualFolder, sessionOf } from '../../storage/session/sessionPaths';

/**
 * Where scripts and logs for a list of raw files go: `<session>/processing/Merlin/<subfolder>/scripts`, with the subfolder that
 * all files share.
 *
 * @param place overrules the session and subfolder found in the paths
 * @param out folder for results of data outside a session, which then gets the `scripts`
 * @throws InputError `E_NO_OUT`, `E_SESSIONS` for files of several sessions
 */
export function scriptsFolder(paths: readonly string[], place: SessionPlace | undefined, out?: string): string {
  if (place) {
    const { base, year, session, subfolder } = place;
    return join(base, year, session, 'processing', 'Merlin', ...subfolder.split('/'), SCRIPTS_FOLDER);
  }
  const folder = usualFolder(paths, out);
  if (folder !== undefined) {
    return folder;
  }
  const outside = paths.find(path => !sessionOf(path));
  throw outside === undefined
    ? new InputError(
        'E_SESSIONS',
        `${paths.join(', ')} are of different sessions. A list for the cluster belongs to one session: choose files of one, or name an output folder.`
      )
    : new InputError(
        'E_NO_OUT',
        `${outside} is not inside a session (.../<year>/<session>/Merlin/...), so there is no usual place for scripts and results: name an output folder.`
      );
}
