import type { ConvertDefaults } from '../panels/convert/convertDefaults';
import { StateModel } from '../panels/parts/stateModel';

/** What site and user have set for the Convert panel; absent until it is known, and where there are no settings. */
export class SiteModel extends StateModel<{ readonly defaults?: ConvertDefaults }> {
  take(defaults: ConvertDefaults): void {
    this.set({ defaults });
  }
}
