import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { ConvertModel } from '../panels/convert/convertModel';
import { DOMAIN } from './commands';
import { convertDefaults } from './convertSettings';
import { IBackend, IConvertModel } from './tokens';

export const convertModelPlugin: JupyterFrontEndPlugin<IConvertModel> = {
  id: 'jupyterlab-4dstem:convert',
  description: 'Provides the Convert model with the defaults of the settings.',
  autoStart: true,
  requires: [IBackend],
  optional: [ISettingRegistry, ITranslator],
  provides: IConvertModel,
  activate: (
    app: JupyterFrontEnd,
    backend: IBackend,
    settings: ISettingRegistry | null,
    translator: ITranslator | null
  ): IConvertModel => {
    const model = new ConvertModel(backend, (translator ?? nullTranslator).load(DOMAIN));
    void settings?.load(convertModelPlugin.id).then(loaded => {
      const apply = (): void => model.setDefaults(convertDefaults(loaded));
      apply();
      loaded.changed.connect(apply);
    });
    return model;
  }
};
