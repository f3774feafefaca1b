import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ILayoutRestorer } from '@jupyterlab/application';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import React from 'react';

import { ResultModel } from '../panels/analyse/result/resultModel';
import { folderOf, nameOf } from '../panels/parts/paths';
import { CommandIDs, DOMAIN } from './commands';
import { diffractionIcon } from './icons';
import { MainAreaPanels } from './mainAreaPanels';
import { OwnTabWidget } from './ownTabWidget';
import { panelActions } from './panelActions';
import { IBackend } from './tokens';

const load = () => import('../panels/analyse/result/ResultPane');

export const analysisTabPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-4dstem:analysis-tab',
  description: 'Shows analyses of profiles in tabs of their own.',
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
    const { onDocument, onNotebookFile } = panelActions(app);
    const make = (record: string) => {
      const model = new ResultModel(backend);
      const content = new OwnTabWidget({
        backend,
        trans,
        label: trans.__('Analysis in its own tab'),
        model,
        open: async () => model.open(record),
        load,
        draw: ({ ResultPane }) => <ResultPane model={model} onDocument={onDocument} onNotebookFile={onNotebookFile} />
      });
      return { content, label: nameOf(folderOf(record)), caption: record };
    };
    const panels = new MainAreaPanels({
      app,
      restorer,
      namespace: 'jupyterlab-4dstem-analysis',
      command: CommandIDs.openAnalysis,
      make
    });
    app.commands.addCommand(CommandIDs.openAnalysis, {
      label: trans.__('Open Analysis'),
      caption: trans.__('Look at an analysis of profiles'),
      icon: diffractionIcon,
      isEnabled: args => typeof args['path'] === 'string',
      execute: args => panels.open(String(args['path']))
    });
  }
};
