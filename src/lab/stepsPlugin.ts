import type { JupyterFrontEndPlugin } from '@jupyterlab/application';

import { StepsModel } from '../panels/steps/stepsModel';
import { ISteps } from './tokens';

export const stepsPlugin: JupyterFrontEndPlugin<ISteps> = {
  id: 'jupyterlab-4dstem:steps',
  description: 'Lists the steps of the work for the sidebar; each panel adds its own.',
  autoStart: true,
  provides: ISteps,
  activate: () => new StepsModel()
};
