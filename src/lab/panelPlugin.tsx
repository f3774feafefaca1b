import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ILayoutRestorer } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { ILauncher } from '@jupyterlab/launcher';
import type { TranslationBundle } from '@jupyterlab/translation';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import type { Token } from '@lumino/coreutils';
import type { ComponentType } from 'react';
import React from 'react';

import type { Kind } from '../protocol/capabilities';
import { capabilities } from '../protocol/capabilities';
import type { JobItem } from '../protocol/jobs';
import type { ChoicesByKind, OptionsByKind } from '../protocol/pipeline';
import { NeighbourContext } from '../panels/parts/neighbourSteps';
import type { StepModel } from '../panels/steps/stepModel';
import { DOMAIN, openCommand } from './commands';
import { diffractionIcon } from './icons';
import { MainAreaPanels } from './mainAreaPanels';
import type { PanelActions } from './panelActions';
import { panelActions } from './panelActions';
import { PanelWidget } from './panelWidget';
import { ISteps } from './tokens';

/** What JupyterLab needs of the model of a panel. */
export interface PanelModel {
  /** How the step stands, for the sidebar */
  readonly step: StepModel;
  /** Called whenever the panel comes into view */
  connect(): void;
  /** Looks at one data set */
  look?(path: string): void;
  /** Options of its form, by kind, as a job would be started with them */
  readonly jobOptions?: OptionsByKind;
  /** What is chosen for single data sets in place of them, by kind */
  readonly jobChoices?: ChoicesByKind;
}

/** What a panel may add to JupyterLab besides itself. */
export interface OpenedPanel<Model> {
  readonly app: JupyterFrontEnd;
  readonly model: Model;
  readonly palette: ICommandPalette | null;
  readonly trans: TranslationBundle;
  open(): void;
}

export interface PanelDescription<Model extends PanelModel> {
  /** Of the step: "convert". Its command is `jupyterlab-4dstem:open-convert` */
  readonly id: Kind;
  readonly model: Token<Model>;
  /** Place in the order of the work: 100 for the first step */
  readonly rank: number;
  /** The step ("Convert"), what it does ("Merlin .mib to HDF5"), and both in one sentence */
  words(trans: TranslationBundle): { readonly name: string; readonly says: string; readonly caption: string };
  /** Fetches the panel when it is first opened: JupyterLab starts with as little as possible */
  load(): Promise<ComponentType<{ model: Model } & PanelActions>>;
  /** Opens what became of a data set; absent: in the panel */
  look?(panel: OpenedPanel<Model>, item: JobItem): void;
  /** Commands and notices of its own */
  extend?(panel: OpenedPanel<Model>): void;
}

/** The plugin of a panel: a tab in the main area, its command, card, palette entry and step in the sidebar. */
export function panelPlugin<Model extends PanelModel>(
  description: PanelDescription<Model>
): JupyterFrontEndPlugin<void> {
  const { id, rank, words, load, look = lookInPanel, extend } = description;
  const command = openCommand(id);
  return {
    id: `jupyterlab-4dstem:${id}-panel`,
    description: `Adds the panel of the ${capabilities[id].noun}, its launcher card and its commands.`,
    autoStart: true,
    requires: [description.model, ISteps],
    optional: [ILayoutRestorer, ILauncher, ICommandPalette, ITranslator],
    activate: (
      app: JupyterFrontEnd,
      model: Model,
      steps: ISteps,
      restorer: ILayoutRestorer | null,
      launcher: ILauncher | null,
      palette: ICommandPalette | null,
      translator: ITranslator | null
    ): void => {
      const trans = (translator ?? nullTranslator).load(DOMAIN);
      const category = trans.__('4D-STEM');
      const { name, says, caption } = words(trans);
      const actions = panelActions(app);
      const make = () => ({
        content: new PanelWidget({
          trans,
          onSeen: () => model.connect(),
          load,
          draw: Panel => (
            <NeighbourContext.Provider value={steps.around(id)}>
              <Panel model={model} {...actions} />
            </NeighbourContext.Provider>
          )
        }),
        label: name,
        caption
      });
      const panels = new MainAreaPanels({ app, restorer, namespace: `jupyterlab-4dstem-${id}`, command, make });
      const open = (): void => void panels.open();
      app.commands.addCommand(command, {
        label: args => (args['isLauncher'] ? name : caption),
        caption,
        icon: diffractionIcon,
        execute: open
      });
      palette?.addItem({ command, category });
      launcher?.add({ command, args: { isLauncher: true }, category, rank: rank / 100 });
      const opened: OpenedPanel<Model> = { app, model, palette, trans, open };
      steps.add({
        id,
        rank,
        name,
        says,
        model: model.step,
        open,
        look: item => look(opened, item),
        options: () => model.jobOptions ?? {},
        choices: () => model.jobChoices ?? {},
        isSeen: () => panels.isSeen
      });
      extend?.(opened);
    }
  };
}

function lookInPanel<Model extends PanelModel>({ model, open }: OpenedPanel<Model>, { input }: JobItem): void {
  open();
  model.look?.(input);
}
