import type { TranslationBundle } from '@jupyterlab/translation';

import type { Job } from '../../protocol/jobs';
import type { ChoicesByKind, OptionsByKind } from '../../protocol/pipeline';
import { requests } from '../../protocol/requests';
import type { Place } from '../../protocol/session';
import type { Backend, BackendStatus } from '../connection';
import type { Failure } from '../parts/failure';
import { failureOf } from '../parts/failure';
import { OncePerTurn } from '../parts/oncePerTurn';
import { StateModel } from '../parts/stateModel';
import { FrameModel } from '../frame/frameModel';
import type { SessionModel } from '../session/sessionModel';
import { StepModel } from '../steps/stepModel';
import type { ViewerModel } from '../viewer/viewerModel';
import type { JobsModel } from '../jobs/jobsModel';
import { jobsOf } from '../jobs/jobsModel';
import { jobsWithin } from '../jobs/jobsWithin';
import { folderOfPlace } from '../session/sessionForm';
import type { Work } from '../jobs/submit/submitModel';
import { SubmitModel } from '../jobs/submit/submitModel';
import type { ConvertDefaults } from './convertDefaults';
import { convertView } from './convertView';
import { ClusterFilesModel } from './form/clusterFilesModel';
import { FormModel } from '../form/formModel';
import { tableRules } from '../form/tableRules';
import { convertTable } from './form/convertRules';
import type { ConvertFormModel } from './form/convertFormModel';
import { InspectorModel } from './inspector/inspectorModel';
import { ResolverModel } from './shapes/resolverModel';
import { ShapesModel } from './shapes/shapesModel';
import { AcquisitionsModel } from './table/acquisitionsModel';

export interface ConvertState {
  readonly status: BackendStatus;
  /** A conversion was asked for and has not begun yet */
  readonly starting: boolean;
  readonly startFailure?: Failure;
}

/** What the panel is remembered by: plain JSON, of whatever age. */
export type SavedConvert = Partial<Record<'form' | 'cluster' | 'shapes' | 'table' | 'viewer' | 'frame', unknown>>;

/** What the panel shares with others. */
export interface ConvertParts {
  readonly backend: Backend;
  readonly session: SessionModel;
  readonly jobs: JobsModel;
  readonly viewer: ViewerModel;
}

/**
 * The Convert panel, its sidebar step and its notebook widget. Session, form, shapes, table, resolver and jobs are what is chosen
 * and known; what follows from all of it is found once per turn of the page and given to the parts that show it.
 */
export class ConvertModel extends StateModel<ConvertState> {
  /** @param _ownOut whether a folder for results in the form counts inside a session too, as in a notebook, which names it */
  constructor(
    { backend, session, jobs, viewer }: ConvertParts,
    private readonly _trans: TranslationBundle,
    private readonly _ownOut = false
  ) {
    super({ status: backend.status, starting: false });
    this.backend = backend;
    this.session = session;
    this.jobs = jobs;
    this.viewer = viewer;
    this.form = new FormModel(tableRules(convertTable, _trans));
    this.submit = new SubmitModel({ backend, jobs }, _trans, insists => this._work(insists));
    this.cluster = new ClusterFilesModel(backend, this.submit);
    this.table = new AcquisitionsModel(backend, _trans, jobs);
    this.resolver = new ResolverModel(backend, this.shapes, _trans);
    backend.statusChanged.connect(this._onStatus, this);
    session.changed.connect(this._soon, this);
    this.form.changed.connect(this._soon, this);
    this.shapes.changed.connect(this._soon, this);
    this.table.changed.connect(this._soon, this);
    this.table.rows.changed.connect(this._soon, this);
    this.resolver.changed.connect(this._soon, this);
    jobs.changed.connect(this._soon, this);
    this.submit.submitted.connect((_, job) => this._onSubmitted(job), this);
    this._soon();
  }

  readonly backend: Backend;
  readonly frame = new FrameModel();
  readonly session: SessionModel;
  readonly form: ConvertFormModel;
  /** Where else than here it can run */
  readonly submit: SubmitModel;
  readonly cluster: ClusterFilesModel;
  readonly shapes = new ShapesModel();
  readonly jobs: JobsModel;
  readonly table: AcquisitionsModel;
  readonly resolver: ResolverModel;
  readonly inspector = new InspectorModel();
  readonly viewer: ViewerModel;
  readonly step = new StepModel();

  /** Called by whatever shows the model: the backend starts when somebody looks. */
  connect(): void {
    // The reason of a failure is in the status, which is what the panel shows.
    this.backend.connect().catch(() => undefined);
  }

  setDefaults({ form, thumbnails, pollSeconds }: ConvertDefaults): void {
    this.form.setDefaults(form);
    this.table.showThumbnails(thumbnails);
    this._pollSeconds = pollSeconds;
    this._soon();
  }

  /** Shows a folder or a .mib file: the session it lies in, or the folder itself. */
  async open(path: string): Promise<void> {
    await this.session.open(path);
    // Asked for by name once more, it is looked at once more.
    this._wanted = this.session.state.file;
    this._soon();
  }

  /** Looks at one acquisition. */
  look(path: string): void {
    this.table.rows.look(path);
  }

  /**
   * Converts acquisitions, those with a scan shape chosen by hand with that, unless the form says what is missing.
   *
   * @param given absent: those selected, or all that have no result yet
   */
  async convert(given?: readonly string[]): Promise<void> {
    // What was changed in this very turn counts
    this._follow();
    const paths = given ?? this.table.convertible().paths;
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
      const request = { kind: 'convert', inputs: [...paths], options, choices: this.shapes.of(paths) } as const;
      this.jobs.take([await this.backend.request(requests.startJob, request)]);
      this.form.edit({ overwrite: false });
      this.set({ starting: false });
    } catch (error) {
      this.set({ starting: false, startFailure: failureOf(error) });
    }
  }

  /** Options of the form; nothing while something in it is not possible. */
  get jobOptions(): OptionsByKind {
    const { options } = this.form.state;
    return options ? { convert: options } : {};
  }

  /** Scan shapes that were chosen by hand. */
  get jobChoices(): ChoicesByKind {
    return { convert: this.shapes.all };
  }

  get saved(): SavedConvert {
    return {
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
    const { form, cluster, shapes, table, viewer, frame } = (saved ?? {}) as SavedConvert;
    this.form.restore(form);
    this.cluster.restore(cluster);
    this.shapes.restore(shapes);
    this.table.rows.restore(table);
    this.viewer.restore(viewer);
    this.frame.restore(frame);
  }

  override dispose(): void {
    this._turn.end();
    [
      this.table,
      this.resolver,
      this.inspector,
      this.form,
      this.submit,
      this.cluster,
      this.shapes,
      this.step,
      this.frame
    ].forEach(part => part.dispose());
    super.dispose();
  }

  /** What a conversion on the cluster would do: of those selected, or all that have no result yet. */
  private _work(insists: boolean): Work | undefined {
    this._follow();
    const { paths } = this.table.convertible();
    const options = insists ? this.form.insist() : this.form.state.options;
    if (insists && !options) {
      this.frame.openOptions();
    }
    return options && { kind: 'convert', inputs: [...paths], options, choices: this.shapes.of(paths) };
  }

  private _onSubmitted({ items }: Job): void {
    this._awaited = new Set(items.map(({ input }) => input));
    this.form.edit({ overwrite: false });
  }

  private _onStatus(_: unknown, status: BackendStatus): void {
    this.set({ status });
  }

  private _soon(): void {
    this._turn.ask();
  }

  /** Finds what follows from all that is chosen and known, and gives it to the parts that show it. */
  private _derive(): void {
    this._follow();
    this._lookAtWanted();
    const { place } = this.session.state;
    const view = convertView(
      {
        session: this.session.state,
        form: this.form.state,
        shapes: this.shapes.state,
        table: this.table.state,
        rows: this.table.rows.state,
        convertible: this.table.convertible(),
        resolver: this.resolver.state,
        jobs: jobsWithin(jobsOf('convert', this.jobs.state.jobs), place && folderOfPlace(place)),
        needed: place === this._demanded && this.form.state.demands.needsOut,
        ownOut: this._ownOut,
        outputOf: path => this.jobs.find('convert', path)?.item.result?.output,
        run: paths => void this.convert(paths)
      },
      this._trans
    );
    this._demanded = place;
    this.inspector.look(view.looked, view.result);
    if (view.looked !== this.resolver.state.row) {
      this.resolver.show(view.looked);
    }
    void this.viewer.show(view.result);
    this.form.setDemands(view.demands);
    this.cluster.setInput(view.cluster);
    const { action, ...step } = view.step;
    this.step.report({ ...step, ...(action && { action: { ...action, submit: this.submit } }) });
  }

  /** Has the table follow the place with the options and shapes that are chosen. */
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
  }

  /** Looks at the file that was asked for by name, at the first result of a new conversion, or at the only one there is. */
  private _lookAtWanted(): void {
    const { all, active } = this.table.rows.state;
    const { busy } = this.table.state;
    const wanted = this._wanted;
    if (wanted !== undefined && all.some(({ path }) => path === wanted)) {
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

  private readonly _turn = new OncePerTurn(() => this._derive());
  private _pollSeconds?: number;
  /** Place of which the form was told last */
  private _demanded?: Place;
  /** File that was asked for by name, and whether its row is still awaited */
  private _file?: string;
  private _wanted?: string;
  /** Acquisitions whose conversion was started here, the first result of which is shown to a user who looks at nothing */
  private _awaited: ReadonlySet<string> = new Set();
}
