import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { IStateDB } from '@jupyterlab/statedb';
import type { TranslationBundle } from '@jupyterlab/translation';

import { CommandIDs } from './commands';
import type { IBackend } from './tokens';
import { rememberChoice } from './viewerChoices';
import { ViewerWidget } from './viewerWidget';

/**
 * Makes viewers that begin as the last one was left, where there is a place to keep that, and put their file into a notebook.
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
      onNotebook: found => void app.commands.execute(CommandIDs.openInNotebook, { output: found })
    });
    if (state) {
      void rememberChoice(viewer.model, state);
    }
    return viewer;
  };
}
