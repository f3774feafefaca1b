import type { TranslationBundle } from '@jupyterlab/translation';

import { requests } from '../../protocol/requests';
import type { SessionPlace } from '../../protocol/session';
import { DEFAULT_BASES } from '../../protocol/session';
import type { Backend, BackendStatus } from '../connection';
import { failureOf } from '../parts/failure';
import { folderOf } from '../parts/paths';
import { StateModel } from '../parts/stateModel';
import { askPathProblem, askSession } from './askSession';
import { FolderModel } from './folderModel';
import type { SavedSession } from './savedSession';
import { savedSessionSchema } from './savedSession';
import type { SessionForm, SessionLevel, SessionProblems } from './sessionForm';
import { clearedFrom, emptySession, formProblems, showsFolder, trimPath, withLevel } from './sessionForm';
import type { Look, SessionLists } from './sessionLook';
import { afterLook, unreadable } from './sessionLook';
import type { SessionState } from './sessionState';
import { chosenIn, hasProblem, isMib } from './sessionState';

/**
 * Where the data are: a session by base directory, year, session and subfolder, or any other folder. The server is asked when
 * something is chosen or a list is opened, never while typing.
 */
export class SessionModel extends StateModel<SessionState> {
  constructor(
    private readonly _backend: Backend,
    private readonly _trans: TranslationBundle
  ) {
    super({
      view: 'session',
      form: emptySession,
      problems: {},
      lists: { bases: [], subfolders: new Map() },
      looking: false,
      path: '',
      server: _backend.status.backend
    });
    this.folder = new FolderModel(_backend);
    this._isReady = _backend.status.state === 'ready';
    _backend.statusChanged.connect((_, status) => this._onStatus(status));
  }

  /** The folder chooser of "Other folder". */
  readonly folder: FolderModel;

  /** Base directories of the site. */
  setBases(bases: readonly string[]): void {
    this._bases = [...bases];
    this._lookWhenReady();
  }

  /** The base directory to begin with, taken unless a session is chosen already or it cannot be read. */
  setDefaultBase(base: string): void {
    if (!this._touched || this.state.form.base === '') {
      this._chosen = undefined;
      this._put({ form: { ...emptySession, base: trimPath(base) }, problems: {} });
      this._lookWhenReady();
    }
  }

  /** Where the folder chooser begins when nothing is chosen; empty: a data root, or the user's home. */
  setDefaultFolder(folder: string): void {
    this._defaultFolder = folder;
  }

  /** On a first visit, chooses the session in which a folder lies, if it lies in one. */
  guessFrom(folder: string): void {
    this._guessFolder = folder;
    if (this._isReady) {
      void this._begin();
    }
  }

  /** Takes a value at one level: picked, or typed. */
  async choose(level: SessionLevel, text: string): Promise<void> {
    const typed = withLevel(this.state.form, level, text);
    const form =
      typed[level] === '' ? clearedFrom(typed, level) : level === 'session' ? clearedFrom(typed, 'subfolder') : typed;
    const problems = formProblems(form);
    this._touched = true;
    this._chosen = level;
    this._sessionFile = undefined;
    // What was kept below another base or year may not be there.
    this._put({ view: 'session', form, problems }, level !== 'base' && level !== 'year');
    if (hasProblem(problems)) {
      this._turn++;
      this.set({ looking: false });
    } else if (level === 'base' && form.base !== '' && !this._offeredBases.includes(form.base)) {
      await this._run(async isCurrent => {
        const guess = await this._backend.request(requests.sessionGuess, { folder: form.base });
        if (isCurrent()) {
          await (guess ? this._take(guess) : this._look());
        }
      });
    } else {
      await this._look();
    }
  }

  /** All MIB files of the Merlin folder, or those of a subfolder: the only one there is, or one still to be picked. */
  async setAll(all: boolean): Promise<void> {
    const { lists, problems } = this.state;
    const merlin = lists.subfolders.get('');
    if (!all && merlin?.entries.length === 1) {
      await this.choose('subfolder', merlin.entries[0].subfolder);
      return;
    }
    this._touched = true;
    this._sessionFile = undefined;
    this._put({ form: { ...this.state.form, all, subfolder: '' }, problems: { ...problems, subfolder: undefined } });
  }

  /** A list is opened: reads it again, so that new folders appear. */
  async opened(level: SessionLevel): Promise<void> {
    const { form, looking } = this.state;
    const above = clearedFrom(form, level);
    const asked = level === 'subfolder' && formProblems(form).subfolder === undefined ? form : above;
    if (looking || hasProblem(formProblems(asked))) {
      return;
    }
    this.set({ listing: level });
    try {
      const look = await askSession(this._backend, asked, level === 'base' ? this._offeredBases : []);
      if (form === this.state.form) {
        this._put({ lists: this._merged(look.lists, level), problems: this._problemsAfter(asked, look) });
      }
    } catch (error) {
      this.set({ failure: failureOf(error) });
    } finally {
      this.set({ listing: undefined });
    }
  }

  /** Shows one way to choose or the other; each keeps what was chosen. */
  setView(view: SessionState['view']): void {
    this._put({ view });
  }

  /**
   * Chooses a folder or a .mib file by its path: as a session where it lies in one, otherwise as it is. A relative path, and
   * one that is not there, become a problem at the path.
   */
  async open(given: string): Promise<void> {
    const path = trimPath(given);
    const folder = isMib(path) ? folderOf(path) : path;
    this._touched = true;
    this.folder.close();
    if (path !== '' && !path.startsWith('/')) {
      this._turn++;
      const pathProblem = this._trans.__('A full path begins with "/", for example /dls/e02/data/2026.');
      this._put({ view: 'folder', path, pathProblem, looking: false });
      return;
    }
    this.set({ path, pathProblem: undefined });
    if (path === '') {
      this._turn++;
      this._put({ looking: false });
      return;
    }
    await this._run(async isCurrent => {
      const guess = await this._backend.request(requests.sessionGuess, { folder });
      if (!isCurrent()) {
        return;
      }
      if (guess && showsFolder({ ...guess, all: true }, folder)) {
        await this._take(guess, isMib(path) ? path : undefined);
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
    const { path, server } = this.state;
    this._put({ view: 'folder', browsedBy: by });
    const start = isMib(path) ? folderOf(path) : path;
    await this.folder.go(start || this._defaultFolder || server?.dataRoots[0] || server?.home || '/');
  }

  /** Plain JSON to remember the choice by. */
  get saved(): SavedSession {
    const { view, form, path } = this.state;
    return { view, ...form, path };
  }

  /** Takes a remembered choice; anything that is none is passed over. */
  restore(saved: unknown): void {
    const { data } = savedSessionSchema.safeParse(saved);
    if (!data || (data.base === '' && data.path === '')) {
      return;
    }
    const { view, path, ...form } = data;
    this._touched = true;
    this._chosen = 'subfolder';
    this._put({ view, path, form, problems: formProblems(form), pathProblem: undefined });
    if (this._isReady) {
      // A look that is under way was at the choice before.
      void this._look();
    }
  }

  /** Base directories of the site, and those of sessions that were found elsewhere, so that there is a way back to them. */
  private get _offeredBases(): string[] {
    return [...new Set([...this._bases, ...this._otherBases])];
  }

  private async _begin(): Promise<void> {
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

  /** Chooses a session that is known to be there. */
  private async _take(place: SessionPlace, file?: string): Promise<void> {
    this._touched = true;
    this._chosen = 'subfolder';
    this._sessionFile = file;
    this._otherBases.add(place.base);
    const form = { ...place, all: place.subfolder === '' };
    this._put({ view: 'session', form, problems: {}, path: '', pathProblem: undefined });
    await this._look();
  }

  /** Unless a wish of the user is on its way: it looks by itself, and must not be overtaken. */
  private _lookWhenReady(): void {
    if (this._isReady && !(this._touched && this.state.looking)) {
      void this._look();
    }
  }

  /** Reads the lists of the choice, and what becomes of the choice by them. */
  private async _look(): Promise<void> {
    await this._run(async isCurrent => {
      for (let again = true; again;) {
        const { form } = this.state;
        if (hasProblem(formProblems(form))) {
          return;
        }
        const look = await askSession(this._backend, form, this._offeredBases);
        if (!isCurrent()) {
          return;
        }
        const after = afterLook(form, look, this._chosen);
        ({ again } = after);
        this._chosen = after.chosen;
        this._put({ lists: look.lists, form: after.form, problems: after.problems }, !again);
      }
    });
  }

  /** The lists with one of them read again. */
  private _merged(found: SessionLists, level: SessionLevel): SessionLists {
    const { lists } = this.state;
    return {
      bases: level === 'base' ? found.bases : lists.bases,
      years: found.years ?? lists.years,
      sessions: found.sessions ?? lists.sessions,
      subfolders: level === 'subfolder' ? found.subfolders : lists.subfolders
    };
  }

  /** Problems once the levels of `asked` have been looked at again: those of other levels stay. */
  private _problemsAfter(asked: SessionForm, look: Look): SessionProblems {
    const missing = unreadable(asked, look);
    const others = Object.entries(this.state.problems).filter(([level]) => asked[level as SessionLevel] === '');
    return { ...Object.fromEntries(others), ...(missing && { [missing.level]: missing.sentence }) };
  }

  /** Runs the newest wish; an older one is not current any more and changes nothing. */
  private async _run(work: (isCurrent: () => boolean) => Promise<void>): Promise<void> {
    const turn = ++this._turn;
    const isCurrent = (): boolean => turn === this._turn;
    this.set({ looking: true, failure: undefined });
    try {
      await work(isCurrent);
    } catch (error) {
      if (isCurrent()) {
        this.set({ failure: failureOf(error) });
      }
    } finally {
      if (isCurrent()) {
        this.set({ looking: false });
      }
    }
  }

  /** Sets a part of the state, and with it what is chosen. @param settled false while it is not known whether it is there */
  private _put(part: Partial<SessionState>, settled = true): void {
    const next = { ...this.state, ...part };
    const { place, file } = settled ? chosenIn(next, this._sessionFile) : {};
    const isSame = JSON.stringify(place) === JSON.stringify(this.state.place);
    this.set({ ...part, file, place: isSame ? this.state.place : place });
  }

  private _onStatus({ state, backend }: BackendStatus): void {
    const recovered = state === 'ready' && !this._isReady;
    this._isReady = state === 'ready';
    if (recovered) {
      this.set({ server: backend });
      void this._begin();
    }
  }

  private _bases: string[] = DEFAULT_BASES;
  private readonly _otherBases = new Set<string>();
  private _defaultFolder = '';
  private _guessFolder?: string;
  private _sessionFile?: string;
  /** Innermost level that was chosen, which is not given up silently; undefined for an offer */
  private _chosen?: SessionLevel;
  /** Whether the choice is the user's, or was guessed from where they are */
  private _touched = false;
  private _isReady: boolean;
  private _turn = 0;
}
