import type { TranslationBundle } from '@jupyterlab/translation';

import { requests } from '../../protocol/requests';
import type { Place } from '../../protocol/session';
import type { ShapeChoices } from '../../protocol/convert/shapeChoice';
import type { Backend, BackendStatus } from '../connection';
import type { Failure } from '../parts/failure';
import { failureOf } from '../parts/failure';
import { StateModel } from '../parts/stateModel';
import { FrameModel } from '../frame/frameModel';
import { SessionModel } from '../session/sessionModel';
import { StepModel } from '../steps/stepModel';
import { ViewerModel } from '../viewer/viewerModel';
import { JobsModel, jobsOf } from '../jobs/jobsModel';
import type { ConvertDefaults } from './convertDefaults';
import { convertStep } from './convertStep';
import { ClusterModel } from './form/clusterModel';
import { ConvertFormModel } from './form/convertFormModel';
import { formDemands } from './formDemands';
import { InspectorModel } from './inspector/inspectorModel';
import type { CandidateView } from './shapes/candidateView';
import { ResolverModel } from './shapes/resolverModel';
import { ShapesModel } from './shapes/shapesModel';
import { AcquisitionsModel } from './table/acquisitionsModel';
import type { TableRow } from './table/tableRow';

export interface ConvertState {
  readonly status: BackendStatus;
  /** A conversion was asked for and has not begun yet */
  readonly starting: boolean;
  readonly startFailure?: Failure;
}

/** What the panel is remembered by: plain JSON, of whatever age. */
export type SavedConvert = Partial<
  Record<'session' | 'form' | 'cluster' | 'shapes' | 'table' | 'viewer' | 'frame', unknown>
>;

/** The Convert panel, its sidebar step and its notebook widget: the parts, and what each has to know of the others. */
export class ConvertModel extends StateModel<ConvertState> {
  /** @param _ownOut whether a folder for results in the form counts inside a session too, as in a notebook, which names it */
  constructor(
    readonly backend: Backend,
    private readonly _trans: TranslationBundle,
    private readonly _ownOut = false
  ) {
    super({ status: backend.status, starting: false });
    this.session = new SessionModel(backend, _trans);
    this.form = new ConvertFormModel(_trans);
    this.cluster = new ClusterModel(backend, _trans);
    this.shapes = new ShapesModel();
    this.jobs = new JobsModel(backend);
    this.table = new AcquisitionsModel(backend, _trans, this.jobs);
    this.resolver = new ResolverModel(backend, this.shapes, _trans);
    this.inspector = new InspectorModel();
    this.viewer = new ViewerModel(backend, _trans);
    this.step = new StepModel();
    backend.statusChanged.connect((_, status) => this.set({ status }));
    this.session.changed.connect(() => this._follow());
    this.form.changed.connect(() => this._follow());
    this.shapes.changed.connect(() => this._follow());
    this.table.changed.connect(() => this._onTable());
    this.table.rows.changed.connect(() => this._onTable());
    this.resolver.changed.connect((_, { candidates }) => this._onCandidates(candidates));
    this.jobs.changed.connect(() => this._report());
  }

  readonly frame = new FrameModel();
  readonly session: SessionModel;
  readonly form: ConvertFormModel;
  readonly cluster: ClusterModel;
  readonly shapes: ShapesModel;
  readonly jobs: JobsModel;
  readonly table: AcquisitionsModel;
  readonly resolver: ResolverModel;
  readonly inspector: InspectorModel;
  readonly viewer: ViewerModel;
  readonly step: StepModel;

  /** Called by whatever shows the model: the backend starts when somebody looks. */
  connect(): void {
    // The reason of a failure is in the status, which is what the panel shows.
    this.backend.connect().catch(() => undefined);
  }

  setDefaults({ session, defaultFolder, form, cluster, thumbnails, pollSeconds }: ConvertDefaults): void {
    this.session.setBases(session.bases);
    this.session.setDefaultFolder(defaultFolder);
    if (session.defaultBase !== '') {
      this.session.setDefaultBase(session.defaultBase);
    }
    this.form.setDefaults(form);
    this.cluster.setDefaults(cluster);
    this.table.showThumbnails(thumbnails);
    this._pollSeconds = pollSeconds;
    this._follow();
  }

  /** Shows a folder or a .mib file: the session it lies in, or the folder itself. */
  async open(path: string): Promise<void> {
    await this.session.open(path);
    // Asked for by name once more, it is looked at once more.
    this._wanted = this.session.state.file;
    this._onTable();
  }

  /** The same, with all that is known of a file in view. */
  async inspect(path: string): Promise<void> {
    this.inspector.show('details');
    await this.open(path);
  }

  /** Looks at one acquisition. */
  look(path: string): void {
    this.table.rows.look(path);
  }

  /**
   * Converts acquisitions, those with a scan shape chosen by hand with that, unless the form says what is missing.
   *
   * @param paths absent: those selected, or all that have no result yet
   */
  async convert(paths: readonly string[] = this.table.convertible().paths): Promise<void> {
    const options = this.form.insist();
    if (!options) {
      this.frame.openOptions();
    }
    if (!options || paths.length === 0 || this.state.starting) {
      return;
    }
    this.set({ starting: true, startFailure: undefined });
    this._awaited = new Set(paths);
    try {
      const request = { kind: 'convert', inputs: [...paths], options, choices: this._shapesOf(paths) } as const;
      this.jobs.take([await this.backend.request(requests.startJob, request)]);
      this.form.edit({ overwrite: false });
      this.set({ starting: false });
    } catch (error) {
      this.set({ starting: false, startFailure: failureOf(error) });
    }
  }

  get saved(): SavedConvert {
    return {
      session: this.session.saved,
      form: this.form.saved,
      cluster: this.cluster.saved,
      shapes: this.shapes.saved,
      table: this.table.rows.saved,
      viewer: this.viewer.choice,
      frame: this.frame.saved
    };
  }

  /** Takes up what `saved` gave; anything that is none is passed over. */
  restore(saved: unknown): void {
    const { session, form, cluster, shapes, table, viewer, frame } = (saved ?? {}) as SavedConvert;
    this.form.restore(form);
    this.cluster.restore(cluster);
    this.shapes.restore(shapes);
    this.table.rows.restore(table);
    this.viewer.restore(viewer);
    this.frame.restore(frame);
    this.session.restore(session);
  }

  dispose(): void {
    this.table.dispose();
    this.resolver.dispose();
    this.viewer.dispose();
  }

  private _shapesOf(paths: readonly string[]): ShapeChoices {
    const wanted = new Set(paths);
    return Object.fromEntries([...this.shapes.state.choices].filter(([path]) => wanted.has(path)));
  }

  private _follow(): void {
    const { place, file } = this.session.state;
    const { settled } = this.form.state;
    if (file !== this._file) {
      this._file = file;
      this._wanted = file;
    }
    if (settled) {
      this.table.follow(place, settled, { pollSeconds: this._pollSeconds, choices: this.shapes.state.choices });
    }
    this._onTable();
  }

  private _onTable(): void {
    this._lookAtWanted();
    const { active } = this.table.rows.state;
    const row = active === undefined ? undefined : this._row(active);
    const result = row && this._resultOf(row.path);
    this.inspector.look(row?.row, result);
    if (row?.row !== this.resolver.state.row) {
      this.resolver.show(row?.row);
    }
    void this.viewer.show(result);
    this._demand();
    this._report();
  }

  /** Looks at the file that was asked for by name, at the first result of a new conversion, or at the only one there is. */
  private _lookAtWanted(): void {
    const { all, active } = this.table.rows.state;
    const { busy } = this.table.state;
    if (this._wanted !== undefined && this.table.row(this._wanted)) {
      const wanted = this._wanted;
      this._wanted = undefined;
      this.table.rows.pick(wanted, 'only');
    } else if (active === undefined) {
      const done = all.find(({ path, status }) => status === 'complete' && this._awaited.has(path));
      const first = done ?? (!busy && all.length === 1 ? all[0] : undefined);
      if (first) {
        this._awaited = new Set();
        this.table.rows.look(first.path);
      }
    }
  }

  /** The converted file of an acquisition, if there is one to look at. */
  private _resultOf(path: string): string | undefined {
    const row = this._row(path);
    if (row?.status !== 'complete' && row?.status !== 'changed' && row?.status !== 'other-options') {
      return undefined;
    }
    return row.row.output ?? this.jobs.find('convert', path)?.item.result?.output;
  }

  private _row(path: string): TableRow | undefined {
    return this.table.rows.state.all.find(row => row.path === path);
  }

  /** The form names the shapes that fit once they are known; the many other news of the resolver are no business of it. */
  private _onCandidates(candidates: readonly CandidateView[]): void {
    if (candidates !== this._candidates) {
      this._candidates = candidates;
      this._demand();
    }
  }

  /** What the chosen data ask of the form, and what the files for the cluster would be made of. */
  private _demand(): void {
    const { place } = this.session.state;
    const { choices } = this.shapes.state;
    const { paths } = this.table.convertible();
    const { row: looked, candidates } = this.resolver.state;
    const [only] = paths.length === 1 && !choices.has(paths[0]) ? paths : [];
    const rows = this.table.rows.state.all.map(({ row }) => row);
    this.form.setDemands(
      formDemands({
        place,
        rows,
        only: rows.find(({ path }) => path === only),
        candidates: looked?.path === only ? candidates.map(({ candidate }) => candidate) : [],
        needed: place === this._demanded && this.form.state.demands.needsOut,
        ownOut: this._ownOut && this.form.state.form.out.trim() !== ''
      })
    );
    this._demanded = place;
    this.cluster.setInput({
      paths,
      place,
      options: this.form.state.options,
      shapes: this._shapesOf(paths)
    });
  }

  private _report(): void {
    const standing = {
      table: this.table.state,
      rows: this.table.rows.state,
      convertible: this.table.convertible(),
      jobs: jobsOf('convert', this.jobs.state.jobs),
      run: (paths: readonly string[]) => void this.convert(paths)
    };
    this.step.report(convertStep(standing, this._trans));
  }

  private _pollSeconds?: number;
  private _candidates: readonly CandidateView[] = [];
  /** Place of which the form was told last */
  private _demanded?: Place;
  /** File that was asked for by name, and whether its row is still awaited */
  private _file?: string;
  private _wanted?: string;
  /** Acquisitions whose conversion was started here, the first result of which is shown to a user who looks at nothing */
  private _awaited: ReadonlySet<string> = new Set();
}
