import { CancelledError } from '../../../core/errors';
import type { CalibrationOptions, FrameChoice } from '../../../protocol/calibrate/calibrationOptions';
import { requests } from '../../../protocol/requests';
import type { Backend } from '../../connection';
import type { Failure } from '../../parts/failure';
import { failureOf } from '../../parts/failure';
import type { Turn } from '../../parts/newestOnly';
import { NewestOnly } from '../../parts/newestOnly';
import { StateModel } from '../../parts/stateModel';
import { areSame, tidied } from '../hand/byHand';
import type { Attempt, StoredRecord } from './attempt';
import { GivenMasks } from './givenMasks';
import type { History } from './history';
import { begun, canMove, current, dropped, moved, replaced, stepped } from './history';
import { LeftAttempts } from './leftAttempts';
import type { GoldPattern, ReadingProgress } from './readPattern';
import { readPattern } from './readPattern';

export interface ReviewState {
  /** File that is looked at; absent: none */
  readonly input?: string;
  readonly pattern?: GoldPattern;
  /** While the pattern is read */
  readonly reading?: ReadingProgress;
  /** Why the pattern could not be read */
  readonly failure?: Failure;
  readonly attempts: History<Attempt>;
  /** What is drawn: the attempt looked at or, until its fit is done, what was drawn before */
  readonly drawn: Attempt;
  readonly fitting: boolean;
  readonly saving: boolean;
  /** Why the record could not be written */
  readonly saveFailure?: Failure;
}

const NONE: Attempt = { options: {} };
const NOTHING: ReviewState = { attempts: begun(NONE), drawn: NONE, fitting: false, saving: false };

/**
 * Looks at one gold reference: its pattern is read once, every change of the options is fitted at once, and every attempt
 * can be gone back to without a fit. What is shown of an attempt follows from its record alone.
 */
export class ReviewModel extends StateModel<ReviewState> {
  constructor(private readonly _backend: Backend) {
    super(NOTHING);
    this._masks = new GivenMasks(_backend);
  }

  get attempt(): Attempt {
    return current(this.state.attempts);
  }

  /**
   * Looks at a file, or at none. What was tried on one before is there again.
   *
   * @param stored its record on disk, which is shown without a fit
   * @param begin options to begin with, where there is no record
   */
  open(input: string | undefined, stored?: StoredRecord, begin: CalibrationOptions = {}): void {
    this._fits.clear();
    this._reading?.abort();
    if (this.state.input !== undefined) {
      this._left.keep(this.state.input, this.state.attempts);
    }
    const saved = stored && { record: stored.path };
    const first: Attempt = stored
      ? { options: stored.record.options, record: stored.record, saved }
      : { options: tidied(begin) };
    const attempts = (input !== undefined && this._left.find(input, stored)) || begun(first);
    this.set({ ...CLEARED, ...NOTHING, input, attempts, drawn: current(attempts) });
    if (input !== undefined) {
      this._begin(input);
    }
  }

  /** The options that were tried last on a reference, looked at or not; those of its record where none were. */
  optionsOn(input: string, stored?: StoredRecord): CalibrationOptions | undefined {
    const tried = input === this.state.input ? this.state.attempts : this._left.find(input, stored);
    return tried ? current(tried).options : stored?.record.options;
  }

  /**
   * Tries other options, which is a step that can be undone.
   *
   * @param isHeld in the middle of a drag: all that comes of one is one step, and none where it ends where it began
   */
  change(options: CalibrationOptions, isHeld = false): void {
    const drag = isHeld ? this._drag : undefined;
    const { attempts } = this.state;
    const { attempt } = this;
    if (areSame(options, attempt.options)) {
      return;
    }
    const isSameDrag = drag !== undefined && attempt.drag === drag;
    const before = isSameDrag ? attempts.steps[attempts.at - 1] : undefined;
    if (before && areSame(options, before.options)) {
      this.set({ attempts: dropped(attempts) });
      this._show();
      return;
    }
    const next = { options: tidied(options), drag };
    this.set({ attempts: isSameDrag ? replaced(attempts, next) : stepped(attempts, next), saveFailure: undefined });
    this._fit();
  }

  /** A drag begins. */
  hold(): void {
    this._drag += 1;
  }

  get canUndo(): boolean {
    return canMove(this.state.attempts, -1);
  }

  get canRedo(): boolean {
    return canMove(this.state.attempts, 1);
  }

  undo(): void {
    this._move(-1);
  }

  redo(): void {
    this._move(1);
  }

  /** Writes record and report where they belong. @param force also with a verdict of fail */
  async save(force = false): Promise<void> {
    const { input } = this.state;
    const { attempt } = this;
    if (input === undefined || !attempt.record || this.state.saving) {
      return;
    }
    this.set({ saving: true, saveFailure: undefined });
    try {
      const { record, written } = await this._backend.request(requests.calibrationFit, {
        input,
        options: attempt.options,
        write: { force }
      });
      if (written && this.state.input === input) {
        this._settle(attempt, { record, saved: written });
      }
      this.set({ saving: false });
    } catch (error) {
      this.set({ saving: false, saveFailure: failureOf(error) });
    }
  }

  private _move(by: -1 | 1): void {
    this.set({ attempts: moved(this.state.attempts, by), saveFailure: undefined });
    this._show();
  }

  /** Draws the attempt that is looked at; one that was never fitted to its end is fitted. */
  private _show(): void {
    const { attempt } = this;
    this._followFrame();
    if (!attempt.record && !attempt.failure) {
      this._fit();
    } else {
      this._fits.clear();
      this.set({ fitting: false, drawn: attempt });
      if (attempt.record && !attempt.views) {
        this._settle(attempt, { record: attempt.record });
      }
    }
  }

  /** Reads the reference as the attempt wants it: a page of it, with or without a gap between chips. */
  private _begin(input: string): void {
    this._reading?.abort();
    this._reading = new AbortController();
    this._frame = this.attempt.options;
    this._masks.clear();
    this.set(CLEARED);
    void this._read(input, this._frame, this._reading.signal);
  }

  private async _read(input: string, frame: FrameChoice, signal: AbortSignal): Promise<void> {
    try {
      const pattern = await readPattern(this._backend, input, frame, signal, reading => this.set({ reading }));
      if (signal.aborted) {
        return;
      }
      this.set({ pattern, reading: undefined });
      if (this.attempt.record) {
        await this._masks.read(input, this.attempt.options, signal);
      }
      const { attempt } = this;
      if (attempt.record) {
        this._settle(attempt, { record: attempt.record });
      } else {
        this._fit();
      }
    } catch (error) {
      if (!signal.aborted && !(error instanceof CancelledError)) {
        this.set({ reading: undefined, failure: failureOf(error) });
      }
    }
  }

  /** Reads the pattern again where the attempt is about another page or gap; it is fitted once that is there. */
  private _followFrame(): void {
    const { input } = this.state;
    const { page, chipGap } = this.attempt.options;
    if (input !== undefined && (page !== this._frame.page || chipGap !== this._frame.chipGap)) {
      this._begin(input);
    }
  }

  private _fit(): void {
    this._followFrame();
    if (this.state.pattern) {
      this.set({ fitting: true });
      this._fits.ask(this.attempt);
    }
  }

  /** Fits; a newer wish ends it. */
  private async _follow(attempt: Attempt, { signal, shown }: Turn): Promise<void> {
    const { input } = this.state;
    if (input === undefined) {
      return;
    }
    this.set({ fitting: true });
    if (attempt.drag === undefined) {
      // Older options need not come to an end first; those of a drag do, so that its rings follow the hand
      shown();
    }
    try {
      const { record } = await this._backend.request(
        requests.calibrationFit,
        { input, options: attempt.options },
        { signal }
      );
      await this._masks.read(input, record.options, signal);
      if (!signal.aborted) {
        this._settle(attempt, { record });
      }
    } catch (error) {
      if (!signal.aborted) {
        this._settle(attempt, { failure: failureOf(error) });
      }
    }
    if (!signal.aborted) {
      this.set({ fitting: false });
    }
  }

  /** Takes in what came of an attempt, if it is still looked at; along a drag what came of the way is drawn. */
  private _settle(attempt: Attempt, news: Partial<Attempt>): void {
    const { input = '', attempts, pattern } = this.state;
    const now = current(attempts);
    const isOnTheWay = attempt.drag !== undefined && now.drag === attempt.drag;
    if (now === attempt || isOnTheWay) {
      const { record } = news;
      const views = record && pattern?.viewsOf(record, this._masks.find(input, record.options));
      const done = { ...attempt, ...news, ...(views && { views }) };
      this.set({ drawn: done, ...(now === attempt && { attempts: replaced(attempts, done) }) });
    }
  }

  private _drag = 0;
  private readonly _left = new LeftAttempts();
  private readonly _masks: GivenMasks;
  private _reading: AbortController | undefined;
  /** The pattern that is read */
  private _frame: FrameChoice = {};
  private readonly _fits = new NewestOnly<Attempt>((attempt, turn) => this._follow(attempt, turn));
}

const CLEARED = {
  pattern: undefined,
  reading: undefined,
  failure: undefined,
  saveFailure: undefined
} as const;
