import type { ConvertDefaults } from '../panels/convert/convertDefaults';
import { StateModel } from '../panels/parts/stateModel';
import type { SessionDefaults } from '../panels/session/sessionModel';

/** What site and user have set; absent until it is known, and where there are no settings. */
export interface SiteState {
  readonly session?: SessionDefaults;
  readonly convert?: ConvertDefaults;
}

/** The settings that widgets take. */
export class SiteModel extends StateModel<SiteState> {
  take(part: SiteState): void {
    this.set(part);
  }
}
