import { StateModel } from '../parts/stateModel';
import { folderOfPlace } from '../session/sessionForm';
import type { SessionModel } from '../session/sessionModel';

/** Which folder a panel lists. */
export interface FolderChoice {
  /** Full path; absent while none is chosen */
  readonly folder?: string;
}

/** The folder that is chosen for all panels. */
export class SessionFolder extends StateModel<FolderChoice> {
  constructor(session: SessionModel) {
    super({});
    const follow = (): void => {
      const { place } = session.state;
      this.set({ folder: place && folderOfPlace(place) });
    };
    session.changed.connect(follow);
    follow();
  }
}
