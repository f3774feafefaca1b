import type { TranslationBundle } from '@jupyterlab/translation';

import type { Kind, OptionsOf } from '../../protocol/capabilities';
import type { JobChange } from '../../protocol/jobs';
import { isOpen } from '../../protocol/jobs';
import type { Problem } from '../../protocol/problem';
import type { DataRow } from '../dataTable/dataRow';
import { DataTableModel } from '../dataTable/dataTableModel';
import { FormModel } from '../form/formModel';
import type { FormTable } from '../form/tableRules';
import { tableRules } from '../form/tableRules';
import { failureOf } from '../parts/failure';
import { NewestOnly } from '../parts/newestOnly';
import type { StateModel } from '../parts/stateModel';
import type { StepAction } from '../steps/stepModel';
import type { FolderChoice } from './folderChoice';
import { SessionFolder } from './folderChoice';
import type { ListingRules } from './listingRules';
import type { House, StartingState } from './startingModel';
import { StartingModel } from './startingModel';

export interface ListingState extends FolderChoice, StartingState {
  readonly listing: boolean;
  /** Files of the folder that cannot be listed */
  readonly problems: readonly Problem[];
}

/** What a folder holds. */
export interface Listed<Row> {
  readonly rows: readonly Row[];
  readonly problems: readonly Problem[];
}

/** What a panel that lists data sets is made of. */
export interface Listing<
  K extends Kind,
  Row extends DataRow,
  Form extends object,
  Demands extends object,
  Options extends object
> {
  readonly kind: K;
  readonly rows: ListingRules<Row>;
  readonly form: FormTable<Form, Options, Demands>;
  /** What its jobs do: "Transform" */
  readonly verb: string;
  /** What the step is for, in the sidebar while there are no data sets */
  readonly hint: string;
  /** Absent: that of the session */
  readonly folder?: StateModel<FolderChoice>;
}

/**
 * A panel that lists the data sets of a folder with how they stand, and starts jobs of one kind on them. The list follows the
 * folder, and every job of the kind that ends.
 */
export abstract class ListingModel<
  K extends Kind,
  Row extends DataRow,
  Form extends object,
  Demands extends object = object,
  Options extends object = OptionsOf<K>
> extends StartingModel<K, ListingState, Form, Demands, Options> {
  constructor(
    { kind, rows, form, verb, hint, folder }: Listing<K, Row, Form, Demands, Options>,
    house: House,
    trans: TranslationBundle
  ) {
    const model = new FormModel<Form, Options, Demands>(tableRules(form, trans));
    super({ kind, form: model }, house, trans, { listing: false, problems: [], starting: false });
    this._rules = rows;
    this._verb = verb;
    this._hint = hint;
    this.rows = new DataTableModel<Row>(rows);
    this._folder = folder ?? new SessionFolder(house.session);
    this.rows.changed.connect(this._onRows, this);
    this._folder.changed.connect(this._follow, this);
    house.backend.jobChanged.connect(this._onJob, this);
    house.session.written.connect((_, by) => by !== this && this._onOtherEnd(), this);
  }

  readonly rows: DataTableModel<Row>;

  /** Data sets that a job would do: those selected, or else all that are not done. */
  get wanted(): readonly string[] {
    const { all, selected } = this.rows.state;
    const picked = all.filter(({ path }) => selected.has(path));
    return (picked.length > 0 ? picked : all.filter(({ status }) => this._rules.undone.includes(status))).map(
      ({ path }) => path
    );
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

  /** How a data set stands, in words. */
  statusName(status: Row['status']): string {
    return this._rules.statusName(status, this._trans);
  }

  override dispose(): void {
    this._lists.clear();
    [this._folder, this.rows].forEach(part => part.dispose());
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
  runLabel(count: number): string {
    return count === 0 ? this._verb : this._trans._n('%2 one data set', '%2 %1 data sets', count, this._verb);
  }

  /** What a folder holds; of a file, that file alone. */
  protected abstract _list(path: string, signal: AbortSignal): Promise<Listed<Row>>;

  /** Rows, or the one looked at, have changed: says in the sidebar how the data sets stand. */
  protected _onRows(): void {
    const { counts, all } = this.rows.state;
    const among = all.filter(({ status }) => !this._rules.aside.includes(status)).length;
    this.step.report({
      counts: counts.map(({ status, count }) => ({
        state: status,
        name: this._rules.stepName(status, this._trans, among),
        count
      })),
      action: this._action,
      hint: all.length === 0 ? this._hint : this._trouble
    });
  }

  /** What the sidebar offers; nothing where no data set is wanted. */
  private get _action(): StepAction | undefined {
    const count = this.wanted.length;
    const run = (): void => void this.run();
    return count === 0 ? undefined : { label: this.runLabel(count), run, submit: this.submit };
  }

  /** What keeps data sets from being done, in a sentence; undefined where nothing does */
  protected get _trouble(): string | undefined {
    return undefined;
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
    } else if (head.kind !== this.kind && !isOpen(head)) {
      this._onOtherEnd();
    }
  }

  /** Another step has made something: it may be what this one works on. */
  protected _onOtherEnd(): void {
    this.refresh();
  }

  protected readonly _verb: string;
  private readonly _hint: string;
  private readonly _rules: ListingRules<Row>;
  private readonly _folder: StateModel<FolderChoice>;
  private readonly _lists = new NewestOnly<string>((path, { signal, shown }) => {
    // Another folder need not wait for this one
    shown();
    return this._look(path, signal);
  });
}
