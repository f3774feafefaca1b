import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ILayoutRestorer } from '@jupyterlab/application';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import React from 'react';

import { nameOf } from '../panels/parts/paths';
import { RadialResultModel } from '../panels/radial/result/radialResultModel';
import { CommandIDs, DOMAIN } from './commands';
import { diffractionIcon } from './icons';
import { MainAreaPanels } from './mainAreaPanels';
import { OwnTabWidget } from './ownTabWidget';
import { IBackend } from './tokens';

const load = () => import('../panels/radial/result/RadialResultPane');

export const radialTabPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-4dstem:radial-tab',
  description: 'Shows radial profiles in tabs of their own.',
  autoStart: true,
  requires: [IBackend],
  optional: [ILayoutRestorer, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    backend: IBackend,
    restorer: ILayoutRestorer | null,
    translator: ITranslator | null
  ): void => {
    const trans = (translator ?? nullTranslator).load(DOMAIN);
    const make = (mean: string) => {
      const model = new RadialResultModel(backend);
      const name = nameOf(mean).replace(/_azimuthal_mean\.hspy$/, '');
      const content = new OwnTabWidget({
        backend,
        trans,
        label: trans.__('Radial profiles in their own tab'),
        model,
        open: async () => model.show(mean),
        load,
        draw: ({ RadialResultPane }) => <RadialResultPane model={model} name={name} />
      });
      return { content, label: name, caption: mean };
    };
    const panels = new MainAreaPanels({
      app,
      restorer,
      namespace: 'jupyterlab-4dstem-profiles',
      command: CommandIDs.openProfiles,
      make
    });
    app.commands.addCommand(CommandIDs.openProfiles, {
      label: trans.__('Open Radial Profiles'),
      caption: trans.__('Look at the radial profiles of a scan'),
      icon: diffractionIcon,
      isEnabled: args => typeof args['path'] === 'string',
      execute: args => panels.open(String(args['path']))
    });
  }
};
