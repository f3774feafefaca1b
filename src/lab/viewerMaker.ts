import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { IStateDB } from '@jupyterlab/statedb';
import type { TranslationBundle } from '@jupyterlab/translation';

import { CommandIDs } from './commands';
import { showDocument } from './documentTab';
import type { IBackend } from './tokens';
import { rememberChoice } from './viewerChoices';
import { ViewerWidget } from './viewerWidget';

/**
 * Makes viewers that begin as the last one was left, where there is a place to keep that, and lead on from their file.
 *
 * @returns function of the full path of a file, once it is known
 */
export function viewerMaker(
  app: JupyterFrontEnd,
  backend: IBackend,
  state: IStateDB | null,
  trans: TranslationBundle
): (output: Promise<string>) => ViewerWidget {
  return output => {
    const viewer = new ViewerWidget({
      backend,
      trans,
      output,
      actions: {
        onNotebook: found => void app.commands.execute(CommandIDs.openInNotebook, { output: found }),
        onConvert: path => void app.commands.execute(CommandIDs.convertPath, { path }),
        onDocument: document => showDocument(app, document)
      }
    });
    if (state) {
      void rememberChoice(viewer.model, state);
    }
    return viewer;
  };
}
