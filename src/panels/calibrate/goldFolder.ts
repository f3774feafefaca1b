import type { FolderChoice } from '../listing/folderChoice';
import { StateModel } from '../parts/stateModel';
import { goldSubfolder } from '../session/goldSubfolder';
import { folderOfPlace } from '../session/sessionForm';
import type { SessionModel } from '../session/sessionModel';

export interface GoldFolderState extends FolderChoice {
  /** "Au data folder name": path below Merlin; counts in a session only */
  readonly subfolder: string;
}

/** Which folder of the session holds the gold reference: found by its name until somebody names another. */
export class GoldFolder extends StateModel<GoldFolderState> {
  constructor(private readonly _session: SessionModel) {
    super({ subfolder: '' });
    _session.changed.connect(this._follow, this);
    this._follow();
  }

  /** Names the subfolder of the session that holds the gold reference. */
  name(subfolder: string): void {
    this._named = subfolder;
    this._follow();
  }

  private _follow(): void {
    const { place, lists, file } = this._session.state;
    const isSession = place !== undefined && !('folder' in place);
    const found = isSession ? (goldSubfolder(lists.subfolders.get('')) ?? place.subfolder) : '';
    const subfolder = this._named ?? found;
    const folder = place && folderOfPlace(isSession ? { ...place, subfolder } : place);
    this.set({ subfolder, folder, file: isSession ? undefined : file });
  }

  private _named: string | undefined;
}
