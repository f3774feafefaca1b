import type { TranslationBundle } from '@jupyterlab/translation';
import type { ISignal } from '@lumino/signaling';
import { Signal } from '@lumino/signaling';

import { requests } from '../../protocol/requests';
import type { Place } from '../../protocol/session';
import type { Backend } from '../connection';
import { failureOf } from '../parts/failure';
import { folderOf } from '../parts/paths';
import { askPathProblem } from './askSession';
import { FolderModel } from './folderModel';
import { SampleModel } from './sampleModel';
import type { SavedSession } from './savedSession';
import { savedSessionSchema } from './savedSession';
import { formProblems, showsFolder, trimPath } from './sessionForm';
import { SessionLevels } from './levelsModel';
import type { SessionState } from './sessionState';
import { isFile } from './sessionState';

/** What a site or user has set for the session. */
export interface SessionDefaults {
  readonly bases: readonly string[];
  /** Base directory to begin with; empty for none */
  readonly defaultBase: string;
  /** Where the folder list opens when nothing is chosen; empty for the folder JupyterLab was started in */
  readonly defaultFolder: string;
}

/**
 * Where the data are: a session by base directory, year, session and subfolder, or any other folder or file by its path. The
 * server is asked when something is chosen or a list is opened, never while typing.
 */
export class SessionModel extends SessionLevels {
  constructor(backend: Backend, trans: TranslationBundle) {
    super(backend, trans);
    this.folder = new FolderModel(backend);
    this.sample = new SampleModel(backend);
  }

  /** The folder chooser of "Other folder". */
  readonly folder: FolderModel;
  /** Simulated data, for who has none */
  readonly sample: SampleModel;

  /** Told when something that other steps go by was written without a job, by whom */
  get written(): ISignal<this, object> {
    return this._written;
  }

  /** @param by who has it before all others, and need not be told */
  tellWritten(by: object): void {
    this._written.emit(by);
  }

  /** Where the user is likely to begin: as set, where JupyterLab began, or where data may be; undefined without a backend. */
  get startFolder(): string | undefined {
    const { server } = this.state;
    const roots = server?.dataRoots ?? [];
    const isAllowed = (folder: string): boolean =>
      folder !== '' && (roots.length === 0 || roots.some(root => `${folder}/`.startsWith(`${trimPath(root)}/`)));
    return (
      server && ([this._defaultFolder, this._rootOf(server.home) ?? ''].find(isAllowed) ?? roots[0] ?? server.home)
    );
  }

  /** Takes the defaults of the settings. */
  setDefaults({ bases, defaultBase, defaultFolder }: SessionDefaults): void {
    this.setBases(bases);
    this._defaultFolder = defaultFolder;
    if (defaultBase !== '') {
      this.setDefaultBase(defaultBase);
    }
  }

  /** Says how the folder JupyterLab was started in follows from the user's home folder. */
  setRoot(rootOf: (home: string) => string | undefined): void {
    this._rootOf = rootOf;
  }

  /** On a first visit, chooses the session in which a folder lies, if it lies in one. */
  guessFrom(folder: string): void {
    this._guessFolder = folder;
    if (this._isReady) {
      void this._begin();
    }
  }

  /** Shows one way to choose or the other; each keeps what was chosen. */
  setView(view: SessionState['view']): void {
    this._put({ view });
  }

  /**
   * Chooses a folder or a file by its path: as a session where it lies in one, otherwise as it is. A relative path, and
   * one that is not there, become a problem at the path.
   */
  async open(given: string): Promise<void> {
    const path = trimPath(given);
    const folder = isFile(path) ? folderOf(path) : path;
    this._touched = true;
    this.folder.close();
    if (path !== '' && !path.startsWith('/')) {
      this._giveUp();
      const pathProblem = this._trans.__('A full path begins with "/", for example /dls/e02/data/2026.');
      this._put({ view: 'folder', path, pathProblem });
      return;
    }
    this.set({ path, pathProblem: undefined });
    if (path === '') {
      this._giveUp();
      this._put({});
      return;
    }
    await this._run(async isCurrent => {
      const guess = await this._backend.request(requests.sessionGuess, { folder });
      if (!isCurrent()) {
        return;
      }
      if (guess && showsFolder({ ...guess, all: true }, folder)) {
        await this._take(guess, isFile(path) ? path : undefined);
        return;
      }
      const pathProblem = await askPathProblem(this._backend, path, folder, this._trans);
      if (isCurrent()) {
        this._put({ view: 'folder', pathProblem });
      }
    });
  }

  /**
   * Opens the folder chooser at the choice, or where the user is likely to begin.
   *
   * @param by names the one view of the model that shows it; absent: all of them
   */
  async browse(by?: string): Promise<void> {
    const { path } = this.state;
    this._put({ view: 'folder', browsedBy: by });
    const start = isFile(path) ? folderOf(path) : path;
    // Where to begin is known once the server has answered
    await this.folder.go(start || (async () => (await this._knowsServer()) ?? '/'));
  }

  /** Chooses a session or folder that was chosen before. */
  async choosePlace(place: Place): Promise<void> {
    await ('folder' in place ? this.open(place.folder) : this._take(place));
  }

  /** Makes a simulated session where the user is likely to begin, and chooses it. */
  async makeSample(): Promise<void> {
    const { startFolder } = this;
    const place = startFolder && (await this.sample.make(startFolder));
    if (place) {
      await this._take(place);
    }
  }

  /** Plain JSON to remember the choice by. */
  get saved(): SavedSession {
    const { view, form, path, recent } = this.state;
    return { view, ...form, path, recent: [...recent] };
  }

  /** Takes a remembered choice; anything that is none is passed over. */
  restore(saved: unknown): void {
    const { data } = savedSessionSchema.safeParse(saved);
    if (!data) {
      return;
    }
    const { view, path, recent = [], ...form } = data;
    this.set({ recent });
    if (form.base === '' && path === '') {
      return;
    }
    this._touched = true;
    this._chosen = 'subfolder';
    this._put({ view, path, form, problems: formProblems(form), pathProblem: undefined });
    if (this._isReady) {
      // A look that is under way was at the choice before.
      void this._look();
    }
  }

  protected async _begin(): Promise<void> {
    const folder = this._guessFolder;
    this._guessFolder = undefined;
    if (folder !== undefined && !this._touched) {
      try {
        const guess = await this._backend.request(requests.sessionGuess, { folder });
        if (guess && !this._touched) {
          await this._take(guess);
          return;
        }
      } catch (error) {
        this.set({ failure: failureOf(error) });
      }
    }
    this._lookWhenReady();
  }

  /** The folder to begin in, after connecting where there is no connection yet; undefined where that fails. */
  private async _knowsServer(): Promise<string | undefined> {
    if (!this.state.server) {
      await this._backend.connect().catch(() => undefined);
    }
    return this.startFolder;
  }

  private readonly _written = new Signal<this, object>(this);
  private _defaultFolder = '';
  private _rootOf: (home: string) => string | undefined = () => undefined;
  private _guessFolder?: string;
}
