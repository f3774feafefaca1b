import { JSONExt } from '@lumino/coreutils';

import type { BackendStatus } from '../panels/connection';
import { JobsModel, jobsOf } from '../panels/jobs/jobsModel';
import { folderOfPlace } from '../panels/session/sessionForm';
import { SessionModel } from '../panels/session/sessionModel';
import type { Kind } from '../protocol/capabilities';
import type { Job } from '../protocol/jobs';
import { isKind } from '../protocol/jobs';
import { CellBackend } from './cellBackend';
import type { CellPanel, MakeCellPanel } from './cellPanel';
import { possibleParams } from './formParams';
import type { JobParams } from './jobTraits';
import type { WidgetSurroundings } from './widgetSurroundings';

/** What happens in the panel of a cell; what was asked of the binding is not told back. */
export interface CellEvents {
  paramsEdited(params: JobParams): void;
  pathChosen(path: string): void;
  /** The user has started a job in this cell */
  started(job: Job): void;
  /** How the followed job stands: told first when it is known, then with every change */
  followed(job: Job): void;
  /** What the panel shows of the traits that only its kind has */
  shown(traits: object): void;
}

/**
 * Joins the traits of a widget with the panel of its kind, which has a session, jobs and a model of its own: what happens in
 * the cell is nothing to the panels of the page.
 */
export class JobBinding {
  constructor(
    private readonly _kind: Kind,
    make: MakeCellPanel,
    { backend, trans, site }: WidgetSurroundings,
    private readonly _events: CellEvents
  ) {
    this._site = site;
    this._backend = new CellBackend(backend);
    this._session = new SessionModel(this._backend, trans);
    this._jobs = new JobsModel(this._backend);
    this._panel = make({
      backend: this._backend,
      session: this._session,
      jobs: this._jobs,
      trans,
      site,
      onChoice: () => this._onChoice(),
      onRows: () => this._lookAtResult()
    });
    this._applying = false;
    // What is not possible is told when a job is to be started with it
    this._backend.more = starts => (starts ? this._panel.hidden() : possibleParams(_kind, this._panel.hidden()));
    this._shown = this._panel.params();
    this._backend.started.connect((_, job) => this._onStarted(job));
    this._session.changed.connect(() => this._onSession());
    this._jobs.changed.connect(() => this._tellFollowed());
    this._backend.statusChanged.connect((_, status) => this._onStatus(status));
    site.changed.connect(this._onSite, this);
    this._onSite();
  }

  /** The panel, drawn. */
  panel(): JSX.Element {
    return this._panel.draw();
  }

  /** Called by whatever shows the panel. */
  connect(): void {
    this._panel.connect();
  }

  /** Shows a file or folder; an empty path is none. */
  show(path: string): void {
    if (path !== this._path) {
      this._path = path;
      void this._open();
    }
  }

  /** Fills the form, and takes what was chosen for single files. */
  applyParams(params: JobParams): void {
    if (isSame(params, this._params)) {
      return;
    }
    this._params = params;
    this._applying = true;
    this._panel.fill(params);
    this._applying = false;
    this._shown = this._panel.params();
    this._tellMore();
  }

  /** Tells from now on how a job stands, which Python or this cell has started. */
  follow(id: string | undefined): void {
    if (id !== this._followedId) {
      this._followedId = id;
      this._told = undefined;
      this._tellFollowed();
    }
  }

  /** The panel is not used any more. */
  dispose(): void {
    this._site.changed.disconnect(this._onSite, this);
    [this._panel, this._session, this._jobs, this._backend].forEach(part => part.dispose());
  }

  /** Opens the path that was asked for. It may be called otherwise in the form: a session by the Merlin folder in it. */
  private async _open(): Promise<void> {
    this._opening++;
    await this._panel.open(this._path);
    this._opening--;
    this._chosen = this._place;
    this._looked = undefined;
  }

  private get _place(): string | undefined {
    const { file, place } = this._session.state;
    return file ?? (place && folderOfPlace(place));
  }

  private _onSession(): void {
    const path = this._place;
    const isBusy = this._opening > 0 || this._session.state.looking;
    if (!isBusy && path !== undefined && path !== this._chosen) {
      this._chosen = path;
      this._path = path;
      this._events.pathChosen(path);
    }
  }

  /** What could not be opened for want of a backend is opened when there is one. */
  private _onStatus({ state }: BackendStatus): void {
    if (state === 'ready' && this._session.state.failure && this._path !== '') {
      void this._open();
    }
  }

  private _onChoice(): void {
    if (this._applying) {
      return;
    }
    const params = this._panel.params();
    if (params && !(this._shown && isSame(params, this._shown))) {
      this._params = params;
      this._shown = params;
      this._events.paramsEdited(params);
    }
    this._tellMore();
  }

  private _tellMore(): void {
    const more = this._panel.more?.();
    if (more && !(this._more && isSame(more, this._more))) {
      this._more = more;
      this._events.shown(more);
    }
  }

  private _onStarted(job: Job): void {
    if (isKind(this._kind, job)) {
      this._events.started(job);
    }
  }

  private _tellFollowed(): void {
    const job = jobsOf(this._kind, this._jobs.state.jobs).find(({ id }) => id === this._followedId);
    if (job && job !== this._told) {
      this._told = job;
      this._lookAtResult();
      this._events.followed(job);
    }
  }

  /** Who looks at nothing sees what the followed job has made, also when Python has started it. */
  private _lookAtResult(): void {
    if (!this._told || this._looked === this._told.id || this._panel.looks) {
      return;
    }
    const done = this._told.items.filter(({ result }) => result !== undefined).map(({ input }) => input);
    if (this._panel.lookAt(new Set(done))) {
      this._looked = this._told.id;
    }
  }

  private _onSite(): void {
    const { session } = this._site.state;
    if (session) {
      this._session.setDefaults(session);
    }
  }

  private readonly _site: WidgetSurroundings['site'];
  private readonly _backend: CellBackend;
  private readonly _session: SessionModel;
  private readonly _jobs: JobsModel;
  private readonly _panel: CellPanel;
  /** As it was asked for, or chosen in the form last */
  private _path = '';
  /** What the form shows of it */
  private _chosen: string | undefined;
  private _opening = 0;
  private _params: JobParams = {};
  /** The same as the panel says it: what is not possible in them it shows as usual */
  private _shown: JobParams | undefined;
  private _more: object | undefined;
  /** True while the panel is made, and while its parts are given what was asked for, one after another */
  private _applying = true;
  private _followedId: string | undefined;
  private _told: Job | undefined;
  /** Id of the job whose result was shown since the path was opened */
  private _looked: string | undefined;
}

/** What travels between page and Python is JSON. */
function isSame(one: object, other: object): boolean {
  type Json = Parameters<typeof JSONExt.deepEqual>[0];
  return JSONExt.deepEqual(one as Json, other as Json);
}
