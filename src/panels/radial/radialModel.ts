import type { TranslationBundle } from '@jupyterlab/translation';

import type { JobChange } from '../../protocol/jobs';
import { isOpen } from '../../protocol/jobs';
import type { Problem } from '../../protocol/problem';
import type { RadialOptions } from '../../protocol/radial/radialOptions';
import { requests } from '../../protocol/requests';
import type { Backend } from '../connection';
import { DataTableModel } from '../dataTable/dataTableModel';
import { FormModel } from '../form/formModel';
import { FrameModel } from '../frame/frameModel';
import type { JobsModel } from '../jobs/jobsModel';
import type { Failure } from '../parts/failure';
import { failureOf } from '../parts/failure';
import { NewestOnly } from '../parts/newestOnly';
import { StateModel } from '../parts/stateModel';
import { folderOfPlace } from '../session/sessionForm';
import type { SessionModel } from '../session/sessionModel';
import { StepModel } from '../steps/stepModel';
import type { RadialForm } from './form/radialForm';
import { radialRules } from './form/radialForm';
import { ProfilesModel } from './profiles/profilesModel';
import type { DataSetRow } from './table/dataSetRow';
import { dataSetRow, dataSetRules, statusName } from './table/dataSetRow';

export interface RadialState {
  /** Folder whose scans are shown; absent while none is chosen */
  readonly folder?: string;
  readonly listing: boolean;
  readonly failure?: Failure;
  /** Files among the scans that cannot be listed */
  readonly problems: readonly Problem[];
  /** True from the click until the job is there */
  readonly starting: boolean;
}

/** What the scans are listed by. */
interface Listing {
  readonly folder: string;
  readonly options: RadialOptions;
}

/** The Radial transform panel: the scans of a session with their calibrations, and the profiles of one of them. */
export class RadialModel extends StateModel<RadialState> {
  constructor(
    readonly backend: Backend,
    readonly session: SessionModel,
    readonly jobs: JobsModel,
    private readonly _trans: TranslationBundle
  ) {
    super({ listing: false, problems: [], starting: false });
    this.form = new FormModel<RadialForm, RadialOptions>(radialRules(_trans));
    this.profiles = new ProfilesModel(backend);
    session.changed.connect(this._follow, this);
    this.form.changed.connect(this._follow, this);
    this.rows.changed.connect(this._onRows, this);
    backend.jobChanged.connect(this._onJob, this);
    this._follow();
  }

  readonly frame = new FrameModel();
  readonly rows = new DataTableModel<DataSetRow>(dataSetRules);
  readonly step = new StepModel();
  readonly form: FormModel<RadialForm, RadialOptions>;
  readonly profiles: ProfilesModel;

  /** The reason of a failure is in the backend's status, which is what the panel shows. */
  connect(): void {
    void this.backend.connect().catch(() => undefined);
  }

  /** Scans that Transform would do: those selected, or else all that are new or stale. */
  get wanted(): string[] {
    const { all, selected } = this.rows.state;
    const picked = all.filter(({ path }) => selected.has(path));
    const open = all.filter(({ status }) => status === 'new' || status === 'stale');
    return (picked.length > 0 ? picked : open).map(({ path }) => path);
  }

  /** Transforms scans in a job that keeps running without this page. */
  async transform(inputs: readonly string[]): Promise<void> {
    const options = this.form.insist();
    if (!options || inputs.length === 0) {
      return;
    }
    this.set({ starting: true, failure: undefined });
    try {
      this.jobs.take([await this.backend.request(requests.startJob, { kind: 'radial', inputs, options })]);
      this.set({ starting: false });
    } catch (error) {
      this.set({ starting: false, failure: failureOf(error) });
    }
  }

  /** Looks at the folder again. */
  refresh(): void {
    const { folder } = this.state;
    const options = this.form.state.settled;
    if (folder !== undefined && options) {
      this.set({ listing: true });
      this._lists.ask({ folder, options });
    }
  }

  private _follow(): void {
    const { place } = this.session.state;
    const folder = place && folderOfPlace(place);
    const { settled } = this.form.state;
    if (folder !== this.state.folder) {
      this.set({ folder, failure: undefined, problems: [] });
      this.rows.setRows([]);
    } else if (settled === this._listedWith) {
      return;
    }
    this._listedWith = settled;
    if (folder === undefined) {
      this._lists.clear();
    }
    this.refresh();
  }

  private async _list({ folder, options }: Listing, signal: AbortSignal): Promise<void> {
    try {
      const { dataSets, problems } = await this.backend.request(
        requests.radialDataSets,
        { folder, options },
        { signal }
      );
      if (!signal.aborted) {
        this.set({ listing: false, failure: undefined, problems });
        this.rows.setRows(dataSets.map(dataSet => dataSetRow(dataSet, this._trans)));
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
      hint:
        all.length === 0 ? this._trans.__('Every pattern becomes a profile along the calibrated ellipse.') : undefined
    });
    this.profiles.show(all.find(({ path }) => path === active)?.dataSet.mean);
  }

  /** Profiles may be there now. */
  private _onJob(_: unknown, { head, items }: JobChange): void {
    if (head.kind === 'radial' && items.some(({ item }) => !isOpen(item))) {
      this.refresh();
    }
  }

  private _listedWith: RadialOptions | undefined;
  private readonly _lists = new NewestOnly<Listing>((listing, { signal, shown }) => {
    // Another folder need not wait for this one
    shown();
    return this._list(listing, signal);
  });
}
