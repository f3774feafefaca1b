import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';

import { JobsModel } from '../panels/jobs/jobsModel';
import { IBackend, IJobs } from './tokens';

export const jobsPlugin: JupyterFrontEndPlugin<IJobs> = {
  id: 'jupyterlab-4dstem:jobs',
  description: 'Provides the jobs of the user, of whatever capability and wherever they were started.',
  autoStart: true,
  requires: [IBackend],
  provides: IJobs,
  activate: (app: JupyterFrontEnd, backend: IBackend): IJobs => new JobsModel(backend)
};
