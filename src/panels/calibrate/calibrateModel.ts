import type { TranslationBundle } from '@jupyterlab/translation';

import type { CalibrationOptions } from '../../protocol/calibrate/calibrationOptions';
import type { ChoicesOf, OptionsOf } from '../../protocol/capabilities';
import type { LibraryEntry } from '../../protocol/calibrate/libraryRequests';
import { requests } from '../../protocol/requests';
import type { Listed } from '../listing/listingModel';
import { ListingModel } from '../listing/listingModel';
import type { Changing, House } from '../listing/startingModel';
import { savedPart } from '../listing/startingModel';
import type { CalibrateForm } from './form/calibrateForm';
import { calibrateTable } from './form/calibrateRules';
import { GoldFolder } from './goldFolder';
import { areSame, byHand, forAll } from './hand/byHand';
import type { DetailState } from './calibrateDetailModel';
import { DetailModel } from './calibrateDetailModel';
import { LibraryModel } from './library/libraryModel';
import { OriginsModel } from './origins/originsModel';
import type { StoredRecord } from './review/attempt';
import { ReviewModel } from './review/reviewModel';
import type { GoldRow } from './table/goldRow';
import { goldRow, goldRules } from './table/goldRow';

/** The Calibrate panel: the gold references of a session, and one of them under review. */
export class CalibrateModel extends ListingModel<'calibrate', GoldRow, CalibrateForm, object, CalibrationOptions> {
  /** @param isCell in a notebook cell, whose folder is chosen by its path, and whose options are there before any reference is */
  constructor(
    house: House,
    trans: TranslationBundle,
    private readonly _isCell = false
  ) {
    const gold = _isCell ? undefined : new GoldFolder(house.session);
    super(
      {
        kind: 'calibrate',
        rows: goldRules,
        form: calibrateTable,
        verb: trans.__('Calibrate'),
        hint: trans.__('Gold references give pixel size and ellipse.'),
        folder: gold
      },
      house,
      trans
    );
    this.gold = gold;
    this.review = new ReviewModel(house.backend);
    this.library = new LibraryModel(house.backend);
    this.origins = new OriginsModel(house.backend);
    this.form.changed.connect(() => this._onForm());
    this.review.changed.connect(() => this._onReview());
    this._follow();
  }

  /** Which folder of the session holds the references; absent where that is chosen otherwise */
  readonly gold?: GoldFolder;
  readonly review: ReviewModel;
  readonly library: LibraryModel;
  readonly origins: OriginsModel;
  readonly detail = new DetailModel();

  /** Everything chosen, in the form and by hand; undefined while something in the form is not possible */
  get options(): CalibrationOptions | undefined {
    const { options } = this.form.state;
    return this.review.state.input === undefined
      ? options && { ...this._byHand, ...options }
      : this.review.attempt.options;
  }

  /** Takes options as a notebook gives them: for the reference that is looked at, or the one that will be. */
  take(options: CalibrationOptions): void {
    this._byHand = byHand(options);
    if (this.review.state.input === undefined) {
      this.form.show(options);
    } else {
      this.review.change(options);
    }
  }

  /** Takes values of the form from a slider. @param isHeld in the middle of a drag: all that comes of one is one step */
  slide(part: Partial<CalibrateForm>, isHeld: boolean): void {
    if (!isHeld || this.review.state.input === undefined) {
      this.form.edit(part);
      return;
    }
    this.form.type(part);
    const { options } = this.form.state;
    if (options) {
      this.review.change({ ...byHand(this.review.attempt.options), ...options }, true);
    }
  }

  /** Looks at the reference before (-1) or after (1) the one looked at, in the order of the screen. */
  lookBy(by: -1 | 1): void {
    this.rows.move(by);
  }

  /** Looks at a file that need not be in the folder that is listed, until a reference of the table is looked at. */
  lookAt(path: string): void {
    this._asked = path;
    this.detail.show('review');
    this.rows.look(undefined);
    this._onRows();
  }

  /** Whether the reference of a calibration is listed, or would be in its own folder of the session. */
  canLookAt({ path, stem }: LibraryEntry): boolean {
    return (
      this._listed(stem) !== undefined ||
      (this._folderOf(path) ?? this.gold?.state.subfolder) !== this.gold?.state.subfolder
    );
  }

  /** Looks at the reference of a calibration; where it is not listed, its folder is, and it once it is there. */
  lookAtRecord({ path, stem }: LibraryEntry): void {
    const listed = this._listed(stem);
    const folder = this._folderOf(path);
    if (listed) {
      this.rows.look(listed.path);
      this.detail.show('review');
    } else if (folder !== undefined) {
      this._awaited = stem;
      this.gold?.name(folder);
    }
  }

  /** Brings a tab to the front. What others have saved meanwhile is in the library then. */
  show(tab: DetailState['tab']): void {
    this.detail.show(tab);
    if (tab === 'library') {
      this.library.look(this.state.folder);
    }
  }

  /** Looks at folder and library again. */
  override refresh(): void {
    super.refresh();
    this.library.look(this.state.folder);
  }

  /** Writes the voltage into a record of another program. @param voltage V */
  async upgrade(path: string, voltage: number): Promise<void> {
    await this.library.upgrade(path, voltage);
    this.refresh();
    this.session.tellWritten(this);
  }

  /** Writes record and report of what is looked at, and shows them in the table. */
  async save(force = false): Promise<void> {
    await this.review.save(force);
    this.refresh();
    this.session.tellWritten(this);
  }

  override dispose(): void {
    [this.review, this.library, this.origins, this.detail].forEach(part => part.dispose());
    super.dispose();
  }

  override runLabel(count: number): string {
    return count === 0 ? this._verb : this._trans._n('Calibrate one reference', 'Calibrate %1 references', count);
  }

  /** Options are kept in the record of each reference; those of another day would be a wrong beginning for the next. */
  override get remembered(): Changing {
    return [this.frame];
  }

  override get saved(): Partial<Record<string, unknown>> {
    return { frame: this.frame.saved };
  }

  override restore(saved: unknown): void {
    this.frame.restore(savedPart(saved, 'frame'));
  }

  /** What was set by hand is of one reference, and goes with it as its choice. A notebook speaks of one: there it is an option. */
  protected override _choicesFor(inputs: readonly string[]): ChoicesOf<'calibrate'> | undefined {
    const chosen = inputs.flatMap(input => {
      const set = byHand(this.review.optionsOn(input, this._storedOf(input)) ?? {});
      return Object.keys(set).length > 0 ? [[input, set] as const] : [];
    });
    return this._isCell || chosen.length === 0 ? undefined : Object.fromEntries(chosen);
  }

  /** A failed calibration is saved only after a question. */
  protected override _forJob(options: CalibrationOptions | undefined): OptionsOf<'calibrate'> | undefined {
    const drawn = this._isCell && this.options ? byHand(this.options) : {};
    return options && { ...drawn, ...options, force: false };
  }

  protected async _list(folder: string, signal: AbortSignal): Promise<Listed<GoldRow>> {
    const { references, problems } = await this.backend.request(requests.calibrationReferences, { folder }, { signal });
    const rows = references.map(reference =>
      goldRow(reference, this._trans, this.jobs.find('calibrate', reference.input)?.item.result?.record)
    );
    return { rows, problems };
  }

  /** A reference under review stays as it is: converted, it would be opened anew, without what was tried. */
  protected override _onOtherEnd(): void {
    if (this.review.state.input === undefined) {
      this.refresh();
    }
  }

  protected override _onRows(): void {
    super._onRows();
    const awaited = this._awaited === undefined ? undefined : this._listed(this._awaited);
    if (awaited) {
      this._awaited = undefined;
      this.rows.look(awaited.path);
      this.detail.show('review');
      return;
    }
    const { active } = this.rows.state;
    this._asked = active === undefined ? this._asked : undefined;
    const wanted = active ?? this._asked;
    if (wanted !== this.review.state.input) {
      const stored = this._storedOf(wanted);
      const options = this._isCell ? this.options : this.form.state.settled;
      this.review.open(wanted, stored, options);
      this.detail.show('review');
      if (this._isCell && stored && options && Object.keys(options).length > 0) {
        // A notebook says by itself how it calibrates
        this.review.change(options);
      }
    }
  }

  /** What the form says is tried at once. */
  private _onForm(): void {
    const { settled, typing } = this.form.state;
    if (settled && !typing && this.review.state.input !== undefined) {
      this.review.change({ ...byHand(this.review.attempt.options), ...settled });
    }
  }

  /** After undo, or a piece of advice, the form shows what is tried. A look at another reference leaves it alone: it holds for all. */
  private _onReview(): void {
    const { input, fitting, drawn } = this.review.state;
    const { options } = this.review.attempt;
    if (!fitting) {
      const { record } = drawn;
      this.origins.follow(input !== undefined && record?.p_ellipse ? { input, record } : undefined);
    }
    const before = this._shown;
    if (input !== before?.input || options !== before?.options) {
      this._shown = { input, options };
      const isTried = input === before?.input && !areSame(forAll(options), forAll(before?.options ?? {}));
      if (isTried || (this._isCell && input !== undefined)) {
        this.form.show(options);
      }
    }
  }

  /** The record of a reference on disk, with a verdict. */
  private _storedOf(input: string | undefined): StoredRecord | undefined {
    const stored = this.rows.state.all.find(({ path }) => path === input)?.reference.stored;
    return stored?.record && { path: stored.path, record: stored.record };
  }

  private _listed(stem: string): GoldRow | undefined {
    return this.rows.state.all.find(({ name }) => name === stem);
  }

  /** The "Au data folder" of a record in the session: it lies in a folder of its own there. */
  private _folderOf(record: string): string | undefined {
    const { library } = this.library.state;
    return library && this.gold?.state.file === undefined && record.startsWith(`${library.folder}/`)
      ? record
          .slice(library.folder.length + 1)
          .split('/')
          .slice(0, -2)
          .join('/')
      : undefined;
  }

  private _asked: string | undefined;
  /** Name of the reference that is to be looked at once its folder is listed */
  private _awaited: string | undefined;
  private _shown: { readonly input?: string; readonly options: CalibrationOptions } | undefined;
  /** What a notebook has given of it before any reference was looked at */
  private _byHand: CalibrationOptions = {};
}
