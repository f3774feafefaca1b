import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ILayoutRestorer } from '@jupyterlab/application';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import React from 'react';

import { InspectionModel } from '../panels/convert/inspector/inspectionModel';
import { Loaded } from '../panels/parts/Loaded';
import { nameOf } from '../panels/parts/paths';
import { CommandIDs, DOMAIN } from './commands';
import { MainAreaPanels } from './mainAreaPanels';
import { PanelWidget } from './panelWidget';
import { IBackend } from './tokens';

const loadView = () => import('../panels/convert/inspector/InspectionView');

export const inspectPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-4dstem:inspect',
  description: 'Shows the headers of raw files in tabs of their own.',
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
    const panels = new MainAreaPanels({
      app,
      restorer,
      namespace: 'jupyterlab-4dstem-inspect',
      command: CommandIDs.inspectPath,
      make: path => {
        const model = new InspectionModel(path, backend, trans);
        const content = new PanelWidget({
          trans,
          onSeen: () => {
            if (model.state.found.state === 'none') {
              void model.read();
            }
          },
          draw: () => (
            <div className="fd-Panel fd-ViewerPanel">
              <Loaded load={loadView}>{({ InspectionView }) => <InspectionView model={model} />}</Loaded>
            </div>
          )
        });
        content.disposed.connect(() => model.dispose());
        return { content, label: nameOf(path), caption: path };
      }
    });
    app.commands.addCommand(CommandIDs.inspectPath, {
      label: trans.__('Inspect a Path'),
      caption: trans.__('Show the headers of a raw file'),
      isEnabled: args => typeof args['path'] === 'string',
      execute: args => panels.open(String(args['path']))
    });
  }
};
