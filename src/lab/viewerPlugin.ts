import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ILayoutRestorer } from '@jupyterlab/application';
import { IStateDB } from '@jupyterlab/statedb';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { nameOf } from '../panels/parts/paths';
import { CommandIDs, DOMAIN } from './commands';
import { diffractionIcon } from './icons';
import { MainAreaPanels } from './mainAreaPanels';
import { IBackend } from './tokens';
import { viewerMaker } from './viewerMaker';

export const viewerPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-4dstem:viewer',
  description: 'Shows files of patterns, converted or raw, in tabs of their own.',
  autoStart: true,
  requires: [IBackend],
  optional: [ILayoutRestorer, IStateDB, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    backend: IBackend,
    restorer: ILayoutRestorer | null,
    state: IStateDB | null,
    translator: ITranslator | null
  ): void => {
    const trans = (translator ?? nullTranslator).load(DOMAIN);
    const makeViewer = viewerMaker(app, backend, state, trans);
    const panels = new MainAreaPanels({
      app,
      restorer,
      namespace: 'jupyterlab-4dstem-viewer',
      command: CommandIDs.openViewer,
      make: path => ({ content: makeViewer(Promise.resolve(path)), label: nameOf(path), caption: path })
    });
    app.commands.addCommand(CommandIDs.openViewer, {
      label: trans.__('Open Viewer'),
      caption: trans.__('Look at a 4D-STEM file, converted or raw'),
      icon: diffractionIcon,
      isEnabled: args => typeof args['path'] === 'string',
      execute: args => panels.open(String(args['path']))
    });
  }
};
