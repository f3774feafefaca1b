import { nullTranslator } from '@jupyterlab/translation';

import type { Backend } from '../connection';
import { ConvertModel } from '../convert/convertModel';
import { JobsModel } from '../jobs/jobsModel';
import { SessionModel } from '../session/sessionModel';
import { ViewerModel } from '../viewer/viewerModel';

/** For specs: the Convert panel with all it shares made for it alone. */
export function convertExample(backend: Backend): ConvertModel {
  const trans = nullTranslator.load('');
  const session = new SessionModel(backend, trans);
  const parts = { backend, session, jobs: new JobsModel(backend), viewer: new ViewerModel(backend, trans) };
  return new ConvertModel(parts, trans);
}
