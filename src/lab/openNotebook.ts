import type { JupyterFrontEnd } from '@jupyterlab/application';
import { PageConfig, PathExt } from '@jupyterlab/coreutils';

import { fullPath } from './serverPath';

/** A notebook that lies on the server, anywhere. */
export interface StoredNotebook {
  /** Full path */
  readonly path: string;
  /** What is in it, as JSON */
  readonly text: string;
}

/**
 * Opens a notebook that may lie outside the folder that the server shows: then a copy of it, in that folder.
 *
 * @param home home folder of the backend
 */
export async function openNotebook(
  { serviceManager: { contents }, commands }: Pick<JupyterFrontEnd, 'serviceManager' | 'commands'>,
  { path, text }: StoredNotebook,
  home: string
): Promise<void> {
  const root = fullPath('', PageConfig.getOption('serverRoot'), home);
  const isShown = root !== undefined && path.startsWith(root === '/' ? root : `${root}/`);
  let shown = isShown ? path.slice(root.length).replace(/^\//, '') : undefined;
  if (shown === undefined) {
    // Folders of analyses are called by their time: the copy is found by it
    shown = `${PathExt.basename(path, '.ipynb')}-${PathExt.basename(PathExt.dirname(path))}.ipynb`;
    const isThere = await contents.get(shown, { content: false }).then(
      () => true,
      () => false
    );
    if (!isThere) {
      await contents.save(shown, { type: 'notebook', format: 'json', content: JSON.parse(text) as object });
    }
  }
  await commands.execute('docmanager:open', { path: shown });
}
