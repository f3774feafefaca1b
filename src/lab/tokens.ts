import { Token } from '@lumino/coreutils';

import type { AnalyseModel } from '../panels/analyse/analyseModel';
import type { CalibrateModel } from '../panels/calibrate/calibrateModel';
import type { Backend } from '../panels/connection';
import type { ConvertModel } from '../panels/convert/convertModel';
import type { JobsModel } from '../panels/jobs/jobsModel';
import type { RadialModel } from '../panels/radial/radialModel';
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

/** The one Convert model of a page: sidebar and panel show the same. */
export type IConvertModel = ConvertModel;
export const IConvertModel = new Token<IConvertModel>(
  'jupyterlab-4dstem:IConvertModel',
  'What is chosen for conversion, and its options.'
);

/** The steps of the work. A panel adds its own, and the sidebar lists all. */
export type ISteps = StepsModel;
export const ISteps = new Token<ISteps>(
  'jupyterlab-4dstem:ISteps',
  'The steps of the work in the 4D-STEM sidebar, to which a panel adds its own.'
);

/** The one Calibrate model of a page: sidebar and panel show the same. */
export type ICalibrateModel = CalibrateModel;
export const ICalibrateModel = new Token<ICalibrateModel>(
  'jupyterlab-4dstem:ICalibrateModel',
  'The gold references of the session, and the one under review.'
);

/** The one model of the radial transform of a page: sidebar and panel show the same. */
export type IRadialModel = RadialModel;
export const IRadialModel = new Token<IRadialModel>(
  'jupyterlab-4dstem:IRadialModel',
  'The scans of the session with their calibrations, and the profiles of one of them.'
);

/** The one model of the profile analysis of a page: sidebar and panel show the same. */
export type IAnalyseModel = AnalyseModel;
export const IAnalyseModel = new Token<IAnalyseModel>(
  'jupyterlab-4dstem:IAnalyseModel',
  'The data sets of the session with radial profiles, and the analysis that is looked at.'
);
