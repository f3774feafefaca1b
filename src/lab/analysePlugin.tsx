import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { IStateDB } from '@jupyterlab/statedb';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import React from 'react';

import { AnalyseModel } from '../panels/analyse/analyseModel';
import { CommandIDs, DOMAIN } from './commands';
import { panelPlugin } from './panelPlugin';
import { remember } from './remember';
import { IAnalyseModel, IBackend, IJobs, ISession } from './tokens';

const KEY = 'jupyterlab-4dstem:analyse';

export const analyseModelPlugin: JupyterFrontEndPlugin<IAnalyseModel> = {
  id: KEY,
  description:
    'Provides the model of the profile analysis, which follows the session of all panels, as it was left the last time.',
  autoStart: true,
  requires: [IBackend, ISession, IJobs],
  optional: [IStateDB, ITranslator],
  provides: IAnalyseModel,
  activate: (
    _app: JupyterFrontEnd,
    backend: IBackend,
    session: ISession,
    jobs: IJobs,
    state: IStateDB | null,
    translator: ITranslator | null
  ): IAnalyseModel => {
    const model = new AnalyseModel({ backend, session, jobs }, (translator ?? nullTranslator).load(DOMAIN));
    if (state) {
      void remember({ state, key: KEY, model, changed: [model.form, model.frame, model.result] });
    }
    return model;
  }
};

export const analysePlugin = panelPlugin({
  id: 'analyse',
  description: 'Adds the Profile analysis panel, its launcher card and its command.',
  model: IAnalyseModel,
  command: CommandIDs.openAnalyse,
  rank: 400,
  words: trans => ({
    name: trans.__('Profile analysis'),
    says: trans.__('Components and classes of profiles'),
    caption: trans.__('Analyse radial profiles')
  }),
  load: () => import('../panels/analyse/AnalysePanel'),
  draw: ({ AnalysePanel }, model, actions) => <AnalysePanel model={model} {...actions} />
});
