import type { TranslationBundle } from '@jupyterlab/translation';

import { requests } from '../../protocol/requests';
import type { SessionPlace } from '../../protocol/session';
import { DEFAULT_BASES } from '../../protocol/session';
import type { Backend, BackendStatus } from '../connection';
import { failureOf } from '../parts/failure';
import { StateModel } from '../parts/stateModel';
import { askSession } from './askSession';
import { withRecent } from './placeHistory';
import type { SessionLevel } from './sessionForm';
import { clearedFrom, emptySession, formProblems, trimPath, withLevel } from './sessionForm';
import { afterLook, mergedLists, problemsAfter } from './sessionLook';
import type { SessionState } from './sessionState';
import { chosenIn, hasProblem } from './sessionState';

/** A session chosen by base directory, year, session and subfolder, with the lists to pick them from. */
export abstract class SessionLevels extends StateModel<SessionState> {
  constructor(
    protected readonly _backend: Backend,
    protected readonly _trans: TranslationBundle
  ) {
    super({
      view: 'session',
      form: emptySession,
      problems: {},
      lists: { bases: [], subfolders: new Map() },
      looking: false,
      path: '',
      recent: [],
      server: _backend.status.backend
    });
    this._isReady = _backend.status.state === 'ready';
    _backend.statusChanged.connect(this._onStatus, this);
  }

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
      this._giveUp();
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
        const { lists, problems } = this.state;
        this._put({ lists: mergedLists(lists, look.lists, level), problems: problemsAfter(problems, asked, look) });
      }
    } catch (error) {
      this.set({ failure: failureOf(error) });
    } finally {
      this.set({ listing: undefined });
    }
  }

  /** The backend can be asked now: for the choice, or for what to choose first. */
  protected abstract _begin(): Promise<void>;

  /** Chooses a session that is known to be there. */
  protected async _take(place: SessionPlace, file?: string): Promise<void> {
    this._touched = true;
    this._chosen = 'subfolder';
    this._sessionFile = file;
    this._otherBases.add(place.base);
    const form = { ...place, all: place.subfolder === '' };
    this._put({ view: 'session', form, problems: {}, path: '', pathProblem: undefined });
    await this._look();
  }

  /** Unless a wish of the user is on its way: it looks by itself, and must not be overtaken. */
  protected _lookWhenReady(): void {
    if (this._isReady && !(this._touched && this.state.looking)) {
      void this._look();
    }
  }

  /** Reads the lists of the choice, and what becomes of the choice by them. */
  protected async _look(): Promise<void> {
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

  /** Runs the newest wish; an older one is not current any more and changes nothing. */
  protected async _run(work: (isCurrent: () => boolean) => Promise<void>): Promise<void> {
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

  /** Nothing that is under way changes anything any more. */
  protected _giveUp(): void {
    this._turn++;
    this.set({ looking: false });
  }

  /** Sets a part of the state, and with it what is chosen. @param settled false while it is not known whether it is there */
  protected _put(part: Partial<SessionState>, settled = true): void {
    const next = { ...this.state, ...part };
    const { place, file } = settled ? chosenIn(next, this._sessionFile) : {};
    const isSame = JSON.stringify(place) === JSON.stringify(this.state.place);
    const recent = isSame || !place ? this.state.recent : withRecent(this.state.recent, place);
    this.set({ recent, ...part, file, place: isSame ? this.state.place : place });
  }

  /** Base directories of the site, and those of sessions that were found elsewhere, so that there is a way back to them. */
  private get _offeredBases(): string[] {
    return [...new Set([...this._bases, ...this._otherBases])];
  }

  private _onStatus(_: unknown, { state, backend }: BackendStatus): void {
    const recovered = state === 'ready' && !this._isReady;
    this._isReady = state === 'ready';
    if (recovered) {
      this.set({ server: backend });
      void this._begin();
    }
  }

  private _bases: string[] = DEFAULT_BASES;
  private readonly _otherBases = new Set<string>();
  private _sessionFile?: string;
  /** Innermost level that was chosen, which is not given up silently; undefined for an offer */
  protected _chosen?: SessionLevel;
  /** Whether the choice is the user's, or was guessed from where they are */
  protected _touched = false;
  protected _isReady: boolean;
  private _turn = 0;
}
