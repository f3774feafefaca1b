import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import React from 'react';

import { CalibrateModel } from '../panels/calibrate/calibrateModel';
import { CommandIDs, DOMAIN } from './commands';
import { panelPlugin } from './panelPlugin';
import { IBackend, ICalibrateModel, IJobs, ISession } from './tokens';

export const calibrateModelPlugin: JupyterFrontEndPlugin<ICalibrateModel> = {
  id: 'jupyterlab-4dstem:calibrate',
  description: 'Provides the Calibrate model, which follows the session of all panels.',
  autoStart: true,
  requires: [IBackend, ISession, IJobs],
  optional: [ITranslator],
  provides: ICalibrateModel,
  activate: (
    _app: JupyterFrontEnd,
    backend: IBackend,
    session: ISession,
    jobs: IJobs,
    translator: ITranslator | null
  ): ICalibrateModel => new CalibrateModel({ backend, session, jobs }, (translator ?? nullTranslator).load(DOMAIN))
};

export const calibratePlugin = panelPlugin({
  id: 'calibrate',
  description: 'Adds the Calibrate panel, its launcher card and its command.',
  model: ICalibrateModel,
  command: CommandIDs.openCalibrate,
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
