import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { BackendClient } from './backendClient';
import { DOMAIN } from './commands';
import { IBackend } from './tokens';
import { CONTRACT, VERSION } from '../protocol/version';

export const connectionPlugin: JupyterFrontEndPlugin<IBackend> = {
  id: 'jupyterlab-4dstem:connection',
  description: 'Connects the page with the compute backend.',
  autoStart: true,
  optional: [ITranslator],
  provides: IBackend,
  activate: (app: JupyterFrontEnd, translator: ITranslator | null): IBackend =>
    new BackendClient({
      settings: app.serviceManager.serverSettings,
      version: VERSION,
      contract: CONTRACT,
      trans: (translator ?? nullTranslator).load(DOMAIN)
    })
};
