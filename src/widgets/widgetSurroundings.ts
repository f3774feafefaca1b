import type { TranslationBundle } from '@jupyterlab/translation';

import type { Backend } from '../panels/connection';
import type { SiteModel } from './siteModel';

/** What a page gives to its widgets. */
export interface WidgetSurroundings {
  readonly backend: Backend;
  readonly trans: TranslationBundle;
  readonly site: SiteModel;
}
