import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ILayoutRestorer } from '@jupyterlab/application';
import { MainAreaWidget, WidgetTracker } from '@jupyterlab/apputils';
import { IStateDB } from '@jupyterlab/statedb';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { nameOf } from '../panels/parts/paths';
import { CommandIDs, DOMAIN } from './commands';
import { diffractionIcon } from './icons';
import { IBackend } from './tokens';
import { viewerMaker } from './viewerMaker';
import type { ViewerWidget } from './viewerWidget';

export const viewerPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-4dstem:viewer',
  description: 'Shows converted files in tabs of their own.',
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
    const tracker = new WidgetTracker<MainAreaWidget<ViewerWidget>>({ namespace: 'jupyterlab-4dstem-viewer' });
    const idOf = (path: string): string => `jupyterlab-4dstem-viewer:${path}`;

    const create = (path: string): MainAreaWidget<ViewerWidget> => {
      const content = makeViewer(Promise.resolve(path));
      const panel = new MainAreaWidget({ content });
      panel.id = idOf(path);
      panel.title.label = nameOf(path);
      panel.title.caption = path;
      panel.title.icon = diffractionIcon;
      panel.toolbar.hide();
      void tracker.add(panel);
      return panel;
    };

    app.commands.addCommand(CommandIDs.openViewer, {
      label: trans.__('Open Viewer'),
      caption: trans.__('Look at a converted 4D-STEM file'),
      icon: diffractionIcon,
      isEnabled: args => typeof args['path'] === 'string',
      execute: args => {
        const path = String(args['path']);
        const panel = tracker.find(open => open.id === idOf(path)) ?? create(path);
        if (!panel.isAttached) {
          app.shell.add(panel, 'main');
        }
        app.shell.activateById(panel.id);
        return panel;
      }
    });

    if (restorer) {
      void restorer.restore(tracker, {
        command: CommandIDs.openViewer,
        name: panel => panel.id,
        args: panel => ({ path: panel.title.caption })
      });
    }
  }
};
