import { requests } from '../../protocol/requests';
import type { Folder } from '../../protocol/folder';
import type { Backend } from '../connection';
import { failureOf } from '../parts/failure';
import type { Loadable } from '../parts/loadable';
import { LOADING, NONE } from '../parts/loadable';
import { StateModel } from '../parts/stateModel';

export interface FolderState {
  readonly open: boolean;
  /** Folder shown or asked for */
  readonly path: string;
  readonly folder: Loadable<Folder>;
}

/** The folder chooser: where on the server the user looks. */
export class FolderModel extends StateModel<FolderState> {
  constructor(private readonly _backend: Backend) {
    super({ open: false, path: '', folder: NONE });
  }

  /**
   * Shows a folder; an answer that comes after the user has gone elsewhere is dropped.
   *
   * @param to a path, or what finds it
   */
  async go(to: string | (() => Promise<string>)): Promise<void> {
    this.set({ open: true, path: typeof to === 'string' ? to : '', folder: LOADING });
    const asked = ++this._asked;
    const path = typeof to === 'string' ? to : await to();
    let folder: Loadable<Folder>;
    try {
      folder = { state: 'ready', value: await this._backend.request(requests.listFolder, { path }) };
    } catch (error) {
      folder = { state: 'failed', failure: failureOf(error) };
    }
    if (asked === this._asked) {
      this.set({ folder, path: folder.state === 'ready' ? folder.value.path : path });
    }
  }

  close(): void {
    this._asked++;
    this.set({ open: false });
  }

  private _asked = 0;
}
