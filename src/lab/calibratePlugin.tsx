import React from 'react';

import { CalibrateModel } from '../panels/calibrate/calibrateModel';
import { CommandIDs } from './commands';
import { listingPanel } from './listingPanel';

export const calibratePlugins = listingPanel({
  id: 'calibrate',
  description: 'Adds the Calibrate panel, its launcher card and its command.',
  noun: 'the calibration',
  make: (house, trans) => new CalibrateModel(house, trans),
  // Options are kept in the record of each reference; those of another day would be a wrong beginning for the next
  remembered: ({ frame }) => [frame],
  rank: 200,
  words: trans => ({
    name: trans.__('Calibrate'),
    says: trans.__('Pixel size and ellipse from gold'),
    caption: trans.__('Calibrate with gold')
  }),
  load: () => import('../panels/calibrate/CalibratePanel'),
  draw: ({ CalibratePanel }, model, actions) => <CalibratePanel model={model} {...actions} />,
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
