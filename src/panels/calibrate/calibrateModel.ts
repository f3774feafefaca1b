import type { TranslationBundle } from '@jupyterlab/translation';

import type { CalibrationRequestOptions } from '../../protocol/calibrate/calibrationOptions';
import type { JobChange } from '../../protocol/jobs';
import { isOpen } from '../../protocol/jobs';
import type { Problem } from '../../protocol/problem';
import { requests } from '../../protocol/requests';
import type { Backend } from '../connection';
import { DataTableModel } from '../dataTable/dataTableModel';
import { FormModel } from '../form/formModel';
import { FrameModel } from '../frame/frameModel';
import type { Failure } from '../parts/failure';
import { failureOf } from '../parts/failure';
import { NewestOnly } from '../parts/newestOnly';
import { StateModel } from '../parts/stateModel';
import type { SessionModel } from '../session/sessionModel';
import { StepModel } from '../steps/stepModel';
import type { CalibrateForm } from './form/calibrateForm';
import { calibrateRules, formOf } from './form/calibrateForm';
import { goldFolder, goldSubfolder } from './goldFolder';
import { ReviewModel } from './review/reviewModel';
import type { GoldRow } from './table/goldRow';
import { goldRow, goldRules, statusName } from './table/goldRow';

export interface CalibrateState {
  /** "Au data folder name": path below Merlin; counts in a session only */
  readonly subfolder: string;
  /** Folder whose references are shown; absent while none is chosen */
  readonly folder?: string;
  readonly listing: boolean;
  readonly failure?: Failure;
  /** Files among the references that cannot be listed */
  readonly problems: readonly Problem[];
  /** True from the click until the job is there */
  readonly starting: boolean;
}

/** The Calibrate panel: the gold references of a session, and one of them under review. */
export class CalibrateModel extends StateModel<CalibrateState> {
  constructor(
    readonly backend: Backend,
    readonly session: SessionModel,
    private readonly _trans: TranslationBundle
  ) {
    super({ subfolder: '', listing: false, problems: [], starting: false });
    this.review = new ReviewModel(backend);
    this.form = new FormModel<CalibrateForm, CalibrationRequestOptions>(calibrateRules(_trans));
    session.changed.connect(this._onSession, this);
    this.rows.changed.connect(this._onRows, this);
    this.form.changed.connect(this._onForm, this);
    this.review.changed.connect(this._onReview, this);
    backend.jobChanged.connect(this._onJob, this);
    this._onSession();
  }

  readonly frame = new FrameModel();
  readonly rows = new DataTableModel<GoldRow>(goldRules);
  readonly step = new StepModel();
  readonly form: FormModel<CalibrateForm, CalibrationRequestOptions>;
  readonly review: ReviewModel;

  /** The reason of a failure is in the backend's status, which is what the panel shows. */
  connect(): void {
    void this.backend.connect().catch(() => undefined);
  }

  /** Names the subfolder of the session that holds the gold reference. */
  setSubfolder(subfolder: string): void {
    this._named = true;
    this.set({ subfolder });
    this._follow();
  }

  /** Looks at the folder again. */
  refresh(): void {
    const { folder } = this.state;
    if (folder !== undefined) {
      this.set({ listing: true });
      this._lists.ask(folder);
    }
  }

  /** Looks at the reference before (-1) or after (1) the one looked at, in the order of the screen. */
  lookBy(by: -1 | 1): void {
    this.rows.move(by);
  }

  /** References that Calibrate would do: those selected, or else all that have no calibration yet. */
  get wanted(): string[] {
    const { all, selected } = this.rows.state;
    const picked = all.filter(({ path }) => selected.has(path));
    return (picked.length > 0 ? picked : all.filter(({ status }) => status === 'new')).map(({ path }) => path);
  }

  /** Calibrates references in a job that keeps running without this page, with the options of the form. */
  async calibrate(inputs: readonly string[]): Promise<void> {
    const options = this.form.insist();
    if (!options || inputs.length === 0) {
      return;
    }
    this.set({ starting: true, failure: undefined });
    try {
      await this.backend.request(requests.startJob, { kind: 'calibrate', inputs, options });
      this.set({ starting: false });
    } catch (error) {
      this.set({ starting: false, failure: failureOf(error) });
    }
  }

  /** Writes record and report of what is looked at, and shows them in the table. */
  async save(force = false): Promise<void> {
    await this.review.save(force);
    this.refresh();
  }

  private _onSession(): void {
    const { place, lists } = this.session.state;
    if (!this._named && place && !('folder' in place)) {
      const subfolder = goldSubfolder(lists.subfolders.get('')) ?? place.subfolder;
      this.set({ subfolder });
    }
    this._follow();
  }

  private _follow(): void {
    const folder = goldFolder(this.session.state.place, this.state.subfolder);
    if (folder !== this.state.folder) {
      this.set({ folder, failure: undefined, problems: [] });
      this.rows.setRows([]);
      if (folder === undefined) {
        this._lists.clear();
      }
      this.refresh();
    }
  }

  /** A record may be there now. */
  private _onJob(_: unknown, { head, items }: JobChange): void {
    if (head.kind === 'calibrate' && items.some(({ item }) => !isOpen(item))) {
      this.refresh();
    }
  }

  private async _list(folder: string, signal: AbortSignal): Promise<void> {
    try {
      const { references, problems } = await this.backend.request(
        requests.calibrationReferences,
        { folder },
        { signal }
      );
      if (!signal.aborted) {
        this.set({ listing: false, failure: undefined, problems });
        this.rows.setRows(references.map(reference => goldRow(reference, this._trans)));
      }
    } catch (error) {
      if (!signal.aborted) {
        this.set({ listing: false, failure: failureOf(error) });
      }
    }
  }

  private _onRows(): void {
    const { counts, active, all } = this.rows.state;
    this.step.report({
      counts: counts.map(({ status, count }) => ({ state: status, name: statusName(status, this._trans), count })),
      hint: all.length === 0 ? this._trans.__('Gold references give pixel size and ellipse.') : undefined
    });
    if (active !== this.review.state.input) {
      const row = all.find(({ path }) => path === active);
      const stored = row?.reference.stored;
      this.review.open(active, stored?.record && { path: stored.path, record: stored.record });
    }
  }

  /** What the form says is tried at once. */
  private _onForm(): void {
    const { settled, typing } = this.form.state;
    if (settled && !typing && this.review.state.input !== undefined) {
      this.review.change(settled);
    }
  }

  /** After undo, or with another reference, the form shows the options of what is looked at. */
  private _onReview(): void {
    const { options } = this.review.attempt;
    if (options !== this._shown) {
      this._shown = options;
      this.form.edit(formOf(options));
    }
  }

  private _named = false;
  private _shown: CalibrationRequestOptions | undefined;
  private readonly _lists = new NewestOnly<string>((folder, { signal, shown }) => {
    // Another folder need not wait for this one
    shown();
    return this._list(folder, signal);
  });
}
