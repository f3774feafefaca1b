import { PageConfig } from '@jupyterlab/coreutils';
import type { Contents } from '@jupyterlab/services';
import type { TranslationBundle } from '@jupyterlab/translation';

import type { Backend } from '../panels/connection';
import { fullPath, isOnServer } from './serverPath';

/**
 * Full path of a file of the file browser, for the backend. Connects to it, for it knows the home folder.
 *
 * @throws Error with a sentence when the file is not on the server
 */
export async function resolvePath(
  path: string,
  contents: Pick<Contents.IManager, 'driveName' | 'localPath'>,
  backend: Backend,
  trans: TranslationBundle
): Promise<string> {
  await backend.connect();
  const full = isOnServer(contents, path)
    ? fullPath(contents.localPath(path), PageConfig.getOption('serverRoot'), backend.status.backend?.home ?? '')
    : undefined;
  if (full === undefined) {
    throw new Error(trans.__('%1 does not lie on the file system of the server, where 4D-STEM could read it.', path));
  }
  return full;
}
