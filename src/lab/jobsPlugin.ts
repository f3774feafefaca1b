import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { IStateDB } from '@jupyterlab/statedb';

import { JobsModel } from '../panels/jobs/jobsModel';
import { remember } from './remember';
import { IBackend, IJobs } from './tokens';

const KEY = 'jupyterlab-4dstem:cluster';

export const jobsPlugin: JupyterFrontEndPlugin<IJobs> = {
  id: 'jupyterlab-4dstem:jobs',
  description: 'Provides the jobs of the user, of whatever capability and wherever they were started.',
  autoStart: true,
  requires: [IBackend],
  optional: [IStateDB],
  provides: IJobs,
  activate: (app: JupyterFrontEnd, backend: IBackend, state: IStateDB | null): IJobs => {
    const jobs = new JobsModel(backend);
    if (state) {
      void remember({ state, key: KEY, model: jobs.cluster, changed: [jobs.cluster] });
    }
    return jobs;
  }
};
