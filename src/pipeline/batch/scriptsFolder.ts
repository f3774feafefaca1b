import { join, resolve } from 'node:path';

import { InputError } from '../../core/errors';
import type { SessionPlace } from '../../protocol/session';
import { sessionOf } from '../../storage/session/sessionPaths';

/** Name of the folder beside the results that holds generated files and logs. */
export const SCRIPTS_FOLDER = 'scripts';

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
    return inSession(place);
  }
  if (out !== undefined) {
    return join(resolve(out), SCRIPTS_FOLDER);
  }
  const places = paths.map(path => {
    const found = sessionOf(path);
    if (!found) {
      throw new InputError(
        'E_NO_OUT',
        `${path} is not inside a session (.../<year>/<session>/Merlin/...), so there is no usual place for scripts and results: name an output folder.`
      );
    }
    return found;
  });
  const [first] = places;
  const other = places.findIndex(
    ({ base, year, session }) => base !== first.base || year !== first.year || session !== first.session
  );
  if (other >= 0) {
    throw new InputError(
      'E_SESSIONS',
      `${paths[0]} and ${paths[other]} are of different sessions. A list for the cluster belongs to one session: choose files of one, or name an output folder.`
    );
  }
  return inSession({ ...first, subfolder: sharedFolders(places.map(({ subfolder }) => subfolder)) });
}

function inSession({ base, year, session, subfolder }: SessionPlace): string {
  return join(base, year, session, 'processing', 'Merlin', ...subfolder.split('/'), SCRIPTS_FOLDER);
}

function sharedFolders(subfolders: readonly string[]): string {
  const [first, ...others] = subfolders.map(subfolder => subfolder.split('/'));
  let shared = first.length;
  for (const parts of others) {
    const differs = first.findIndex((name, at) => parts[at] !== name);
    shared = Math.min(shared, differs < 0 ? first.length : differs);
  }
  return first.slice(0, shared).join('/');
}
