import type { TranslationBundle } from '@jupyterlab/translation';

import type { ChoiceOf, ChoicesOf, Kind, OptionsOf } from '../../protocol/capabilities';
import type { GivenStart, JobChange } from '../../protocol/jobs';
import { isOpen } from '../../protocol/jobs';
import type { ChoicesByKind, OptionsByKind } from '../../protocol/pipeline';
import type { Problem } from '../../protocol/problem';
import { requests } from '../../protocol/requests';
import type { Backend } from '../connection';
import type { DataRow } from '../dataTable/dataRow';
import type { DataTableRules } from '../dataTable/dataTableModel';
import { DataTableModel } from '../dataTable/dataTableModel';
import { FrameModel } from '../frame/frameModel';
import type { JobsModel } from '../jobs/jobsModel';
import type { Work } from '../jobs/submit/submitModel';
import { SubmitModel } from '../jobs/submit/submitModel';
import type { ChoicesModel } from '../parts/choicesModel';
import type { Failure } from '../parts/failure';
import { failureOf } from '../parts/failure';
import { NewestOnly } from '../parts/newestOnly';
import { StateModel } from '../parts/stateModel';
import type { SessionModel } from '../session/sessionModel';
import type { StepAction } from '../steps/stepModel';
import { StepModel } from '../steps/stepModel';
import type { FolderChoice } from './folderChoice';

export interface ListingState extends FolderChoice {
  readonly listing: boolean;
  readonly failure?: Failure;
  /** Files of the folder that cannot be listed */
  readonly problems: readonly Problem[];
  /** True from the click until the job is there */
  readonly starting: boolean;
}

/** What a folder holds. */
export interface Listed<Row> {
  readonly rows: readonly Row[];
  readonly problems: readonly Problem[];
}

/** What all panels of a page share. */
export interface House {
  readonly backend: Backend;
  readonly session: SessionModel;
  readonly jobs: JobsModel;
}

/**
 * A panel that lists the data sets of a folder with how they stand, and starts jobs of one kind on them. The list follows the
 * folder, and every job of the kind that ends.
 */
export abstract class ListingModel<K extends Kind, Row extends DataRow> extends StateModel<ListingState> {
  constructor(
    readonly kind: K,
    { backend, session, jobs }: House,
    private readonly _folder: StateModel<FolderChoice>,
    rules: DataTableRules<Row>,
    trans: TranslationBundle
  ) {
    super({ listing: false, problems: [], starting: false });
    this.backend = backend;
    this.session = session;
    this.jobs = jobs;
    this.rows = new DataTableModel<Row>(rules);
    this.submit = new SubmitModel({ backend, jobs }, trans, insists => this._work(insists));
    this.rows.changed.connect(this._onRows, this);
    _folder.changed.connect(this._follow, this);
    backend.jobChanged.connect(this._onJob, this);
  }

  readonly backend: Backend;
  readonly session: SessionModel;
  readonly jobs: JobsModel;
  /** Where else than here its jobs can run */
  readonly submit: SubmitModel;
  /** What is chosen by hand for single data sets in place of the options; absent where nothing can be */
  readonly choices?: ChoicesModel<ChoiceOf<K>>;
  readonly frame = new FrameModel();
  readonly step = new StepModel();
  readonly rows: DataTableModel<Row>;

  /** The reason of a failure is in the backend's status, which is what the panel shows. */
  connect(): void {
    void this.backend.connect().catch(() => undefined);
  }

  /** Data sets that a job would do: those selected, or else all that are not done. */
  get wanted(): string[] {
    const { all, selected } = this.rows.state;
    const picked = all.filter(({ path }) => selected.has(path));
    return (picked.length > 0 ? picked : all.filter(row => this._isUndone(row))).map(({ path }) => path);
  }

  /** Options of the form; nothing while something in it is not possible. */
  get jobOptions(): OptionsByKind {
    const options = this._options;
    return options ? { [this.kind]: options } : {};
  }

  /** What was chosen by hand for single data sets. */
  get jobChoices(): ChoicesByKind {
    return this.choices ? { [this.kind]: this.choices.all } : {};
  }

  /** Starts a job that keeps running without this page. */
  async run(inputs: readonly string[]): Promise<void> {
    const options = this._optionsToRun();
    if (!options || inputs.length === 0) {
      return;
    }
    this.set({ starting: true, failure: undefined });
    try {
      const start = { kind: this.kind, inputs, options, choices: this._choicesFor(inputs) } as GivenStart;
      this.jobs.take([await this.backend.request(requests.startJob, start)]);
      this.set({ starting: false });
    } catch (error) {
      this.set({ starting: false, failure: failureOf(error) });
    }
  }

  /** Looks at one data set. */
  look(path: string): void {
    this.rows.look(path);
  }

  /** Looks at the folder again. */
  refresh(): void {
    const { folder, file } = this.state;
    if (folder !== undefined) {
      this.set({ listing: true });
      this._lists.ask(file ?? folder);
    }
  }

  /** What is remembered, plain JSON of whatever age. */
  get saved(): Partial<Record<string, unknown>> {
    return { frame: this.frame.saved, choices: this.choices?.saved };
  }

  /** Takes up what `saved` gave; anything else is left aside. */
  restore(saved: unknown): void {
    this.frame.restore(savedPart(saved, 'frame'));
    this.choices?.restore(savedPart(saved, 'choices'));
  }

  override dispose(): void {
    this._lists.clear();
    [this._folder, this.rows, this.submit, this.frame, this.step, this.choices].forEach(part => part?.dispose());
    super.dispose();
  }

  /** Takes up the folder that is chosen; a subclass calls it once when it is ready. */
  protected _follow(): void {
    const { folder, file } = this._folder.state;
    if (folder !== this.state.folder || file !== this.state.file) {
      this.set({ folder, file, failure: undefined, problems: [] });
      this.rows.setRows([]);
      if (folder === undefined) {
        this._lists.clear();
        this.set({ listing: false });
      }
      this.refresh();
    }
  }

  /** On the button that starts a job: "Transform 3 data sets"; for 0 the name of what it does */
  abstract runLabel(count: number): string;

  /** Whether a job is wanted for a data set that nobody has selected. */
  protected abstract _isUndone(row: Row): boolean;

  /** The options to start with; undefined when something stands in the way, which is then said at the fields. */
  protected abstract _optionsToRun(): OptionsOf<K> | undefined;

  /** The same as they are, without a word. */
  protected abstract get _options(): OptionsOf<K> | undefined;

  /** What was chosen for single data sets in place of the options, by path; undefined where nothing was. */
  protected _choicesFor(inputs: readonly string[]): ChoicesOf<K> | undefined {
    return this.choices?.of(inputs);
  }

  /** What a folder holds; of a file, that file alone. */
  protected abstract _list(path: string, signal: AbortSignal): Promise<Listed<Row>>;

  /** What the sidebar offers; nothing where no data set is wanted. */
  protected get _action(): StepAction | undefined {
    const count = this.wanted.length;
    const run = (): void => void this.run(this.wanted);
    return count === 0 ? undefined : { label: this.runLabel(count), run, submit: this.submit };
  }

  /** Rows, or the one looked at, have changed. */
  protected abstract _onRows(): void;

  /** Says in the sidebar how the data sets stand. @param hint what the step is for, while there are none */
  protected _report(nameOf: (status: Row['status']) => string, hint: string): void {
    const { counts, all } = this.rows.state;
    this.step.report({
      counts: counts.map(({ status, count }) => ({ state: status, name: nameOf(status), count })),
      action: this._action,
      hint: all.length === 0 ? hint : undefined
    });
  }

  private _work(insists: boolean): Work | undefined {
    const options = insists ? this._optionsToRun() : this._options;
    const inputs = this.wanted;
    return options && ({ kind: this.kind, inputs, options, choices: this._choicesFor(inputs) } as Work);
  }

  private async _look(path: string, signal: AbortSignal): Promise<void> {
    try {
      const { rows, problems } = await this._list(path, signal);
      if (!signal.aborted) {
        this.set({ listing: false, failure: undefined, problems });
        this.rows.setRows(rows);
        if (path === this.state.file && rows.length === 1 && this.rows.state.active === undefined) {
          this.rows.look(rows[0].path);
        }
      }
    } catch (error) {
      if (!signal.aborted) {
        this.set({ listing: false, failure: failureOf(error) });
      }
    }
  }

  private _onJob(_: unknown, { head, items }: JobChange): void {
    if (head.kind === this.kind && items.some(({ item }) => !isOpen(item))) {
      this.refresh();
    }
  }

  private readonly _lists = new NewestOnly<string>((path, { signal, shown }) => {
    // Another folder need not wait for this one
    shown();
    return this._look(path, signal);
  });
}

/** A part of what was remembered; undefined where there is none. */
export function savedPart(saved: unknown, name: string): unknown {
  return typeof saved === 'object' && saved !== null ? (saved as Record<string, unknown>)[name] : undefined;
}
