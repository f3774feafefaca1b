import React from 'react';

import { AnalyseModel } from '../panels/analyse/analyseModel';
import { listingPanel } from './listingPanel';

export const analysePlugins = listingPanel({
  id: 'analyse',
  description: 'Adds the Profile analysis panel, its launcher card and its command.',
  noun: 'the profile analysis',
  make: (house, trans) => new AnalyseModel(house, trans),
  remembered: ({ form, frame, result }) => [form, frame, result],
  rank: 400,
  words: trans => ({
    name: trans.__('Profile analysis'),
    says: trans.__('Components and classes of profiles'),
    caption: trans.__('Analyse radial profiles')
  }),
  load: () => import('../panels/analyse/AnalysePanel'),
  draw: ({ AnalysePanel }, model, actions) => <AnalysePanel model={model} {...actions} />
});
