import { CalibrateModel } from '../panels/calibrate/calibrateModel';
import { CommandIDs } from './commands';
import { listingPanel } from './listingPanel';

export const calibratePlugins = listingPanel({
  id: 'calibrate',
  Model: CalibrateModel,
  rank: 200,
  words: trans => ({
    name: trans.__('Calibrate'),
    says: trans.__('Pixel size and ellipse from gold'),
    caption: trans.__('Calibrate with gold')
  }),
  load: async () => (await import('../panels/calibrate/CalibratePanel')).CalibratePanel,
  extend: ({ app, model, trans, open }) => {
    app.commands.addCommand(CommandIDs.calibratePath, {
      label: trans.__('Calibrate a Path with Gold'),
      isEnabled: args => typeof args['path'] === 'string',
      execute: args => {
        open();
        model.lookAt(String(args['path']));
      }
    });
  }
});
