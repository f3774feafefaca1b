import type { TranslationBundle } from '@jupyterlab/translation';

import type { ProfileSet } from '../../protocol/analyse/analysisRequests';
import { requests } from '../../protocol/requests';
import { textsIn } from '../form/holding';
import { jobsOf } from '../jobs/jobsModel';
import type { Listed } from '../listing/listingModel';
import { ListingModel } from '../listing/listingModel';
import type { Changing, House } from '../listing/startingModel';
import { savedPart } from '../listing/startingModel';
import { folderOf } from '../parts/paths';
import { ProfilesModel } from '../radial/profiles/profilesModel';
import { CompareModel } from './compare/compareModel';
import { DetailModel } from './analyseDetailModel';
import type { AnalyseForm } from './form/analyseForm';
import { analyseTable } from './form/analyseRules';
import { ResultModel } from './result/resultModel';
import { StructuresModel } from './structures/structuresModel';
import type { ProfileRow } from './table/profileRow';
import { passes, profileRow, profileRules } from './table/profileRow';

/** The Profile analysis panel: the data sets of a session with radial profiles, and what was found in them. */
export class AnalyseModel extends ListingModel<'analyse', ProfileRow, AnalyseForm> {
  constructor(house: House, trans: TranslationBundle) {
    super(
      {
        kind: 'analyse',
        rows: profileRules,
        form: analyseTable,
        verb: trans.__('Analyse'),
        hint: trans.__('Radial profiles become components, classes and a report.')
      },
      house,
      trans
    );
    this.profiles = new ProfilesModel(house.backend);
    this.compare = new CompareModel(house.backend);
    this.structures = new StructuresModel(house.backend);
    this.result = new ResultModel(house.backend);
    this.form.changed.connect(this._arrange, this);
    this.result.changed.connect(this._arrange, this);
    house.jobs.changed.connect(this._onJobs, this);
    this._follow();
  }

  /** The data set looked at */
  readonly profiles: ProfilesModel;
  /** Those that would be analysed, beside each other */
  readonly compare: CompareModel;
  /** Held against those */
  readonly structures: StructuresModel;
  readonly result: ResultModel;
  readonly detail = new DetailModel();

  override get remembered(): Changing {
    return [...super.remembered, this.result];
  }

  override get saved(): Partial<Record<string, unknown>> {
    return { ...super.saved, record: this.result.state.record };
  }

  override restore(saved: unknown): void {
    super.restore(saved);
    const record = savedPart(saved, 'record');
    if (typeof record === 'string') {
      this.result.prefer(record);
    }
  }

  override dispose(): void {
    [this.profiles, this.compare, this.structures, this.result, this.detail].forEach(part => part.dispose());
    super.dispose();
  }

  /** Looks at a data set by itself. */
  lookAt(path: string): void {
    this.rows.look(path);
    this.detail.show('dataSet');
  }

  /** Whether a file of profiles is one of a data set in the table. */
  shows(file: string): boolean {
    return this._sets.some(({ mean, variance }) => file === mean || file === variance);
  }

  override runLabel(count: number): string {
    return count === 0 ? this._verb : this._trans._n('Analyse one data set', 'Analyse %1 data sets together', count);
  }

  protected async _list(path: string, signal: AbortSignal): Promise<Listed<ProfileRow>> {
    // Analyses lie beside a file, or above it
    const isFile = path === this.state.file;
    const folder = isFile ? folderOf(path) : path;
    const [found, earlier] = await Promise.all([
      this.backend.request(requests.profileSets, { folder }, { signal }),
      this.backend.request(requests.earlierAnalyses, { folder }, { signal })
    ]);
    if (!signal.aborted) {
      this._sets = isFile ? found.sets.filter(({ mean, variance }) => mean === path || variance === path) : found.sets;
      this.result.setEarlier(earlier.analyses);
    }
    return { rows: this._rows(), problems: [...found.problems, ...earlier.problems] };
  }

  protected override _onRows(): void {
    super._onRows();
    const { active, all } = this.rows.state;
    const row = all.find(({ path }) => path === active);
    const { profile } = this.form.state.form;
    this.profiles.show(row?.set[profile] ?? row?.set.mean ?? row?.set.variance, row?.set.changed);
    const wanted = new Set(this.wanted);
    this.compare.follow(
      all.flatMap(({ path, name, set }) => {
        const file = set[profile];
        return file !== undefined && wanted.has(path)
          ? [{ path, name, subfolder: set.subfolder, file, changed: set.changed }]
          : [];
      })
    );
    if (active !== this._looked) {
      this._looked = active;
      this.result.lookAt(row?.set);
    }
  }

  /** Other options let other data sets pass, and ask for other files of them. */
  private _arrange(): void {
    if (this.state.folder !== undefined && !this.state.listing) {
      this.rows.setRows(this._rows());
    }
  }

  private _rows(): ProfileRow[] {
    const { form } = this.form.state;
    const { earlier } = this.result.state;
    const key = JSON.stringify([form.profile, form.include, form.exclude]);
    if (this._made?.sets !== this._sets || this._made.earlier !== earlier || this._made.key !== key) {
      const analysed = {
        current: new Set(earlier.flatMap(({ inputs, outdated }) => inputs.filter(input => !outdated.includes(input)))),
        outdated: new Set(earlier.flatMap(({ outdated }) => outdated))
      };
      const [include, exclude] = [textsIn(form.include), textsIn(form.exclude)];
      const rows = this._sets
        .filter(set => passes(set, include, exclude))
        .map(set => profileRow(set, form.profile, analysed, this._trans));
      this._made = { sets: this._sets, earlier, key, rows };
    }
    return this._made.rows;
  }

  /** The result, and before it the curves of the advice. */
  protected override _onStarted(): void {
    this.detail.show('result');
  }

  /** What has just been found is what the user waits for. */
  private _onJobs(): void {
    const results = jobsOf('analyse', this.jobs.state.jobs).flatMap(({ items }) =>
      items.flatMap(item => (item.result && this.jobs.hasJustEnded(item) ? [item.result.record] : []))
    );
    const news = results.find(record => !this._ended.has(record));
    results.forEach(record => this._ended.add(record));
    if (news !== undefined) {
      this.result.open(news);
      this.detail.show('result');
    }
  }

  private _sets: readonly ProfileSet[] = [];
  private _made:
    | {
        readonly sets: readonly ProfileSet[];
        readonly earlier: ResultModel['state']['earlier'];
        readonly key: string;
        readonly rows: ProfileRow[];
      }
    | undefined;
  private _looked: string | undefined;
  /** Records of analyses that ended while this page was there */
  private readonly _ended = new Set<string>();
}
