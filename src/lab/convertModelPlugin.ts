import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { PageConfig } from '@jupyterlab/coreutils';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { IStateDB } from '@jupyterlab/statedb';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { ConvertModel } from '../panels/convert/convertModel';
import { DOMAIN } from './commands';
import { convertDefaults } from './convertSettings';
import { rememberConvert } from './rememberConvert';
import { fullPath } from './serverPath';
import { IBackend, IConvertModel } from './tokens';

export const convertModelPlugin: JupyterFrontEndPlugin<IConvertModel> = {
  id: 'jupyterlab-4dstem:convert',
  description: 'Provides the Convert model, with the defaults of the settings and as it was left the last time.',
  autoStart: true,
  requires: [IBackend],
  optional: [ISettingRegistry, IStateDB, ITranslator],
  provides: IConvertModel,
  activate: (
    app: JupyterFrontEnd,
    backend: IBackend,
    settings: ISettingRegistry | null,
    state: IStateDB | null,
    translator: ITranslator | null
  ): IConvertModel => {
    const model = new ConvertModel(backend, (translator ?? nullTranslator).load(DOMAIN));
    const set = settings?.load(convertModelPlugin.id).then(loaded => {
      const apply = (): void => model.setDefaults(convertDefaults(loaded));
      apply();
      loaded.changed.connect(apply);
    });
    void Promise.all([state && rememberConvert(model, state), set]).then(() => guessSession(model, backend));
    return model;
  }
};

/** A user who started JupyterLab inside a session finds it chosen. Where the server began is known once it was asked. */
function guessSession(model: ConvertModel, backend: IBackend): void {
  const guess = (): void => {
    const { backend: facts } = backend.status;
    const folder = facts && fullPath('', PageConfig.getOption('serverRoot'), facts.home);
    if (folder !== undefined) {
      backend.statusChanged.disconnect(guess);
      model.session.guessFrom(folder);
    }
  };
  backend.statusChanged.connect(guess);
  guess();
}
