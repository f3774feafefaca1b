import { StateModel } from '../parts/stateModel';
import { folderOfPlace } from '../session/sessionForm';
import type { SessionModel } from '../session/sessionModel';

/** Which folder a panel lists. */
export interface FolderChoice {
  /** Full path; absent while none is chosen */
  readonly folder?: string;
  /** The one file in it that was asked for by name */
  readonly file?: string;
}

/** The folder that is chosen for all panels. */
export class SessionFolder extends StateModel<FolderChoice> {
  constructor(private readonly _session: SessionModel) {
    super({});
    _session.changed.connect(this._follow, this);
    this._follow();
  }

  private _follow(): void {
    const { place, file } = this._session.state;
    this.set({ folder: place && folderOfPlace(place), file });
  }
}
