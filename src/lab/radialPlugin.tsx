import React from 'react';

import { RadialModel } from '../panels/radial/radialModel';
import { CommandIDs } from './commands';
import { listingPanel } from './listingPanel';

export const radialPlugins = listingPanel({
  id: 'radial',
  description: 'Adds the Radial transform panel, its launcher card and its command.',
  noun: 'the radial transform',
  make: (house, trans) => new RadialModel(house, trans),
  remembered: ({ form, frame }) => [form, frame],
  rank: 300,
  words: trans => ({
    name: trans.__('Radial transform'),
    says: trans.__('Profiles of every pattern'),
    caption: trans.__('Transform patterns to radial profiles')
  }),
  load: () => import('../panels/radial/RadialPanel'),
  draw: ({ RadialPanel }, model, actions) => <RadialPanel model={model} {...actions} />,
  extend: ({ app, model, trans, open }) => {
    app.commands.addCommand(CommandIDs.useCalibration, {
      label: trans.__('Transform with a Calibration'),
      isEnabled: args => typeof args['path'] === 'string',
      execute: args => {
        open();
        model.form.edit({ calibration: String(args['path']) });
      }
    });
  }
});
