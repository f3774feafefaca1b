import React from 'react';

import { AnalyseModel } from '../panels/analyse/analyseModel';
import { CommandIDs } from './commands';
import { listingModelPlugin } from './listingModelPlugin';
import { panelPlugin } from './panelPlugin';
import { IAnalyseModel } from './tokens';

export const analyseModelPlugin = listingModelPlugin<IAnalyseModel>({
  id: 'analyse',
  noun: 'the profile analysis',
  model: IAnalyseModel,
  make: (house, trans) => new AnalyseModel(house, trans),
  remembered: ({ form, frame, result }) => [form, frame, result]
});

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
