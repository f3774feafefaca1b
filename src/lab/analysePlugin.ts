import { AnalyseModel } from '../panels/analyse/analyseModel';
import { listingPanel } from './listingPanel';

export const analysePlugins = listingPanel({
  id: 'analyse',
  Model: AnalyseModel,
  rank: 400,
  words: trans => ({
    name: trans.__('Profile analysis'),
    says: trans.__('Components and classes of profiles'),
    caption: trans.__('Analyse radial profiles')
  }),
  load: async () => (await import('../panels/analyse/AnalysePanel')).AnalysePanel
});
