import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ILayoutRestorer } from '@jupyterlab/application';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import React from 'react';

import type { OpenResult } from '../panels/jobs/cards/JobRow';
import { PipelineModel } from '../panels/pipeline/pipelineModel';
import type { ChoicesByKind, OptionsByKind } from '../protocol/pipeline';
import { appears } from './appears';
import { CommandIDs, DOMAIN } from './commands';
import { diffractionIcon } from './icons';
import { PanelWidget } from './panelWidget';
import { IBackend, IJobs, ISession, ISteps } from './tokens';

/** Below the file browser (100) and the running sessions (200), above the table of contents (400). */
const RANK = 300;

export const sidebarPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-4dstem:sidebar',
  description: 'Adds the 4D-STEM sidebar with the session, the steps of the work and the jobs.',
  autoStart: true,
  requires: [IBackend, ISession, IJobs, ISteps],
  optional: [ILayoutRestorer, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    backend: IBackend,
    session: ISession,
    jobs: IJobs,
    steps: ISteps,
    restorer: ILayoutRestorer | null,
    translator: ITranslator | null
  ): void => {
    const trans = (translator ?? nullTranslator).load(DOMAIN);
    const options = (): OptionsByKind => Object.assign({}, ...steps.state.steps.map(step => step.options?.()));
    const choices = (): ChoicesByKind => Object.assign({}, ...steps.state.steps.map(step => step.choices?.()));
    const pipeline = new PipelineModel({ backend, session, jobs, options, choices }, trans);
    const openResult: OpenResult = (kind, item) => steps.state.steps.find(({ id }) => id === kind)?.look?.(item);
    const sidebar = new PanelWidget({
      trans,
      // The reason of a failure is in the status, which is what the sidebar shows.
      onSeen: () => void backend.connect().catch(() => undefined),
      load: () => import('../panels/sidebar/SidebarPanel'),
      draw: ({ SidebarPanel }) => (
        <SidebarPanel {...{ backend, session, jobs, steps, pipeline }} onOpenResult={openResult} />
      )
    });
    sidebar.id = 'jupyterlab-4dstem-sidebar';
    sidebar.title.icon = diffractionIcon;
    sidebar.title.caption = trans.__('4D-STEM');
    sidebar.node.setAttribute('aria-label', trans.__('4D-STEM'));
    app.shell.add(sidebar, 'left', { rank: RANK });
    restorer?.add(sidebar, sidebar.id);
    app.commands.addCommand(CommandIDs.showJobs, {
      label: trans.__('Show 4D-STEM Jobs'),
      execute: async () => {
        app.shell.activateById(sidebar.id);
        (await appears(sidebar.node, '.fd-Jobs'))?.scrollIntoView({ block: 'start' });
      }
    });
    app.commands.addCommand(CommandIDs.chooseSession, {
      label: trans.__('Choose a Session'),
      caption: trans.__('Choose the session that all panels show'),
      execute: async () => {
        app.shell.activateById(sidebar.id);
        (await appears(sidebar.node, '.fd-Session input'))?.focus();
      }
    });
  }
};
