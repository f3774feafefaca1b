import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { IStateDB } from '@jupyterlab/statedb';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { Token } from '@lumino/coreutils';

import { ConvertModel } from '../panels/convert/convertModel';
import { ViewerModel } from '../panels/viewer/viewerModel';
import { DOMAIN } from './commands';
import { remember } from './remember';
import { whenSet } from './settings';
import { CONVERT_SETTINGS, convertDefaults } from './convertSettings';
import { IBackend, IJobs, ISession } from './tokens';

/** The one Convert model of a page: sidebar and panel show the same. */
export type IConvertModel = ConvertModel;
export const IConvertModel = new Token<IConvertModel>(
  'jupyterlab-4dstem:IConvertModel',
  'What is chosen for conversion, and its options.'
);

const KEY = 'jupyterlab-4dstem:convert';

export const convertModelPlugin: JupyterFrontEndPlugin<IConvertModel> = {
  id: 'jupyterlab-4dstem:convert',
  description: 'Provides the Convert model, with the defaults of the settings and as it was left the last time.',
  autoStart: true,
  requires: [IBackend, ISession, IJobs],
  optional: [ISettingRegistry, IStateDB, ITranslator],
  provides: IConvertModel,
  activate: (
    app: JupyterFrontEnd,
    backend: IBackend,
    session: ISession,
    jobs: IJobs,
    settings: ISettingRegistry | null,
    state: IStateDB | null,
    translator: ITranslator | null
  ): IConvertModel => {
    const trans = (translator ?? nullTranslator).load(DOMAIN);
    const model = new ConvertModel({ backend, session, jobs, viewer: new ViewerModel(backend, trans) }, trans);
    void whenSet(settings, CONVERT_SETTINGS, loaded => model.setDefaults(convertDefaults(loaded)));
    if (state) {
      void remember({ state, key: KEY, model, changed: model.remembered });
    }
    return model;
  }
};
