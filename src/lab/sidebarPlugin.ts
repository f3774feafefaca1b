import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ILayoutRestorer } from '@jupyterlab/application';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { DOMAIN } from './commands';
import { diffractionIcon } from './icons';
import { SidebarWidget } from './sidebarWidget';
import { IConvertModel, ISteps } from './tokens';

/** Below the file browser (100) and the running sessions (200), above the table of contents (400). */
const RANK = 300;

export const sidebarPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-4dstem:sidebar',
  description: 'Adds the 4D-STEM sidebar with the steps of the work.',
  autoStart: true,
  requires: [IConvertModel, ISteps],
  optional: [ILayoutRestorer, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    model: IConvertModel,
    steps: ISteps,
    restorer: ILayoutRestorer | null,
    translator: ITranslator | null
  ): void => {
    const trans = (translator ?? nullTranslator).load(DOMAIN);
    const sidebar = new SidebarWidget(model, steps, trans);
    sidebar.id = 'jupyterlab-4dstem-sidebar';
    sidebar.title.icon = diffractionIcon;
    sidebar.title.caption = trans.__('4D-STEM');
    sidebar.node.setAttribute('aria-label', trans.__('4D-STEM'));
    app.shell.add(sidebar, 'left', { rank: RANK });
    restorer?.add(sidebar, sidebar.id);
  }
};
