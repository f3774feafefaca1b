import type { Library } from '../../../protocol/calibrate/libraryRequests';
import { requests } from '../../../protocol/requests';
import type { Backend } from '../../connection';
import type { Failure } from '../../parts/failure';
import { failureOf } from '../../parts/failure';
import { NewestOnly } from '../../parts/newestOnly';
import { StateModel } from '../../parts/stateModel';

export interface LibraryState {
  readonly library?: Library;
  readonly failure?: Failure;
  /** Record whose voltage is being written */
  readonly upgrading?: string;
}

/** All calibrations of a session. */
export class LibraryModel extends StateModel<LibraryState> {
  constructor(private readonly _backend: Backend) {
    super({});
  }

  /** Lists the calibrations of the session of a folder; of none, where no folder is chosen. */
  look(folder: string | undefined): void {
    this._folder = folder;
    if (folder === undefined) {
      this._lists.clear();
      this.set({ library: undefined, failure: undefined });
    } else {
      this._lists.ask(folder);
    }
  }

  /** Writes the voltage into a record that does not say it. @param voltage V */
  async upgrade(path: string, voltage: number): Promise<void> {
    this.set({ upgrading: path, failure: undefined });
    try {
      await this._backend.request(requests.calibrationUpgrade, { path, voltage });
      this.set({ upgrading: undefined });
      this.look(this._folder);
    } catch (error) {
      this.set({ upgrading: undefined, failure: failureOf(error) });
    }
  }

  private _folder: string | undefined;
  private readonly _lists = new NewestOnly<string>(async (folder, { signal, shown }) => {
    shown();
    try {
      const library = await this._backend.request(requests.calibrationLibrary, { folder }, { signal });
      if (!signal.aborted) {
        this.set({ library, failure: undefined });
      }
    } catch (error) {
      if (!signal.aborted) {
        this.set({ failure: failureOf(error) });
      }
    }
  });
}
