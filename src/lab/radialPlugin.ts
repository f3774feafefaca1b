import { RadialModel } from '../panels/radial/radialModel';
import { CommandIDs } from './commands';
import { listingPanel } from './listingPanel';

export const radialPlugins = listingPanel({
  id: 'radial',
  Model: RadialModel,
  rank: 300,
  words: trans => ({
    name: trans.__('Radial transform'),
    says: trans.__('Profiles of every pattern'),
    caption: trans.__('Transform patterns to radial profiles')
  }),
  load: async () => (await import('../panels/radial/RadialPanel')).RadialPanel,
  extend: ({ app, model, trans, open }) => {
    app.commands.addCommand(CommandIDs.useCalibration, {
      label: trans.__('Transform with a Calibration'),
      isEnabled: args => typeof args['path'] === 'string',
      execute: args => {
        open();
        model.useRecord(String(args['path']));
      }
    });
  }
});
