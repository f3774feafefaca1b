import { Token } from '@lumino/coreutils';

import type { Backend } from '../panels/connection';
import type { JobsModel } from '../panels/jobs/jobsModel';
import type { SessionModel } from '../panels/session/sessionModel';
import type { StepsModel } from '../panels/steps/stepsModel';

/** The one connection of a page to the compute backend. */
export type IBackend = Backend;
export const IBackend = new Token<IBackend>(
  'jupyterlab-4dstem:IBackend',
  'Requests to the 4D-STEM compute backend, its notifications, and how it stands.'
);

/** The session that all panels of a page show. */
export type ISession = SessionModel;
export const ISession = new Token<ISession>(
  'jupyterlab-4dstem:ISession',
  'Where the data are: the session or folder that all 4D-STEM panels show.'
);

/** The jobs of the user, of every capability. */
export type IJobs = JobsModel;
export const IJobs = new Token<IJobs>(
  'jupyterlab-4dstem:IJobs',
  'The 4D-STEM jobs of the user as they stand, with ways to cancel them and to try them again.'
);

/** The steps of the work. A panel adds its own, and the sidebar lists all. */
export type ISteps = StepsModel;
export const ISteps = new Token<ISteps>(
  'jupyterlab-4dstem:ISteps',
  'The steps of the work in the 4D-STEM sidebar, to which a panel adds its own.'
);
