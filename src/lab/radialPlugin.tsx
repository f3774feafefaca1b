import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import React from 'react';

import { RadialModel } from '../panels/radial/radialModel';
import { CommandIDs, DOMAIN } from './commands';
import { panelPlugin } from './panelPlugin';
import { IBackend, IJobs, IRadialModel, ISession } from './tokens';

export const radialModelPlugin: JupyterFrontEndPlugin<IRadialModel> = {
  id: 'jupyterlab-4dstem:radial',
  description: 'Provides the model of the radial transform, which follows the session of all panels.',
  autoStart: true,
  requires: [IBackend, ISession, IJobs],
  optional: [ITranslator],
  provides: IRadialModel,
  activate: (
    _app: JupyterFrontEnd,
    backend: IBackend,
    session: ISession,
    jobs: IJobs,
    translator: ITranslator | null
  ): IRadialModel => new RadialModel({ backend, session, jobs }, (translator ?? nullTranslator).load(DOMAIN))
};

export const radialPlugin = panelPlugin({
  id: 'radial',
  description: 'Adds the Radial transform panel, its launcher card and its command.',
  model: IRadialModel,
  command: CommandIDs.openRadial,
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
