import type { TranslationBundle } from '@jupyterlab/translation';
import { JSONExt } from '@lumino/coreutils';
import { createElement } from 'react';

import type { Backend, BackendStatus } from '../panels/connection';
import { ConvertModel } from '../panels/convert/convertModel';
import { ConvertPanel } from '../panels/convert/ConvertPanel';
import { JobsModel, jobsOf } from '../panels/jobs/jobsModel';
import { folderOfPlace } from '../panels/session/sessionForm';
import { SessionModel } from '../panels/session/sessionModel';
import { ViewerModel } from '../panels/viewer/viewerModel';
import type { Job } from '../protocol/jobs';
import { isKind } from '../protocol/jobs';
import { CellBackend } from './cellBackend';
import type { ConvertParams } from './convertTraits';
import { beyondForm, formOf, paramsOf, shapesOf } from './formParams';
import type { SiteModel } from './siteModel';

/** What happens in the panel of a cell; what was asked of the binding is not told back. */
export interface ConvertEvents {
  paramsEdited(params: ConvertParams): void;
  pathChosen(path: string): void;
  /** The user has started a conversion in this cell */
  started(conversion: Job<'convert'>): void;
  /** How the followed conversion stands: told first when it is known, then with every change */
  followed(conversion: Job<'convert'>): void;
}

/**
 * The Convert panel with a model of its own, as a notebook cell needs it. All that widgets know of the panel is here: its
 * model, what its form is called, and how it is drawn. Of the settings it takes where data are and what the cluster is
 * like, but no options: a notebook says by itself how it converts, and does so for whoever runs it.
 */
export class ConvertBinding {
  constructor(
    backend: Backend,
    private readonly _trans: TranslationBundle,
    private readonly _site: SiteModel,
    private readonly _events: ConvertEvents
  ) {
    this._backend = new CellBackend(backend, () => beyondForm(this._params));
    this._backend.started.connect((_, job) => {
      if (isKind('convert', job)) {
        this._events.started(job);
      }
    });
    this._session = new SessionModel(this._backend, _trans);
    this._jobs = new JobsModel(this._backend);
    this._viewer = new ViewerModel(this._backend, _trans);
    const parts = { backend: this._backend, session: this._session, jobs: this._jobs, viewer: this._viewer };
    this._model = new ConvertModel(parts, _trans, true);
    this._model.session.changed.connect(() => this._onSession());
    this._model.form.changed.connect(() => this._onChoice());
    this._model.shapes.changed.connect(() => this._onChoice());
    this._model.jobs.changed.connect(() => this._tellFollowed());
    this._model.table.rows.changed.connect(() => this._lookAtResult());
    this._backend.statusChanged.connect((_, status) => this._onStatus(status));
    _site.changed.connect(this._onSite, this);
    this._onSite();
  }

  /** The panel, drawn. */
  panel(): JSX.Element {
    return createElement(ConvertPanel, { model: this._model, inCell: true });
  }

  /** Called by whatever shows the panel. */
  connect(): void {
    this._model.connect();
  }

  /** Shows a file or folder; an empty path is none. */
  show(path: string): void {
    if (path !== this._path) {
      this._path = path;
      void this._open();
    }
  }

  /** Fills the form, and takes the scan shapes of single files. */
  applyParams(params: ConvertParams): void {
    if (JSONExt.deepEqual(json(params), json(this._params))) {
      return;
    }
    this._params = params;
    this._applying = true;
    this._model.form.edit(formOf(params));
    this._model.shapes.replace(shapesOf(params));
    this._applying = false;
  }

  /** Tells from now on how a conversion stands, which Python or this cell has started. */
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
    [this._model, this._session, this._jobs, this._viewer, this._backend].forEach(part => part.dispose());
  }

  /** Opens the path that was asked for. It may be called otherwise in the form: a session by the Merlin folder in it. */
  private async _open(): Promise<void> {
    this._opening++;
    await this._model.open(this._path);
    this._opening--;
    this._chosen = this._place;
    this._looked = undefined;
  }

  private get _place(): string | undefined {
    const { file, place } = this._model.session.state;
    return file ?? (place && folderOfPlace(place));
  }

  private _onSession(): void {
    const path = this._place;
    const isBusy = this._opening > 0 || this._model.session.state.looking;
    if (!isBusy && path !== undefined && path !== this._chosen) {
      this._chosen = path;
      this._path = path;
      this._events.pathChosen(path);
    }
  }

  /** What could not be opened for want of a backend is opened when there is one. */
  private _onStatus({ state }: BackendStatus): void {
    if (state === 'ready' && this._model.session.state.failure && this._path !== '') {
      void this._open();
    }
  }

  private _onChoice(): void {
    const { form, typing } = this._model.form.state;
    if (typing || this._applying) {
      return;
    }
    const shapes = Object.fromEntries(this._model.shapes.state.choices);
    const params = paramsOf(form, shapes, this._params, this._trans);
    const former = paramsOf(formOf(this._params), shapesOf(this._params), this._params, this._trans);
    if (params && !(former && JSONExt.deepEqual(json(params), json(former)))) {
      this._params = params;
      this._events.paramsEdited(params);
    }
  }

  private _tellFollowed(): void {
    const conversion = jobsOf('convert', this._model.jobs.state.jobs).find(({ id }) => id === this._followedId);
    if (conversion && conversion !== this._told) {
      this._told = conversion;
      this._lookAtResult();
      this._events.followed(conversion);
    }
  }

  /** Who looks at nothing sees what the followed conversion has made, also when Python has started it. */
  private _lookAtResult(): void {
    const { active, all } = this._model.table.rows.state;
    if (active !== undefined || !this._told || this._looked === this._told.id) {
      return;
    }
    const done = new Set(this._told.items.filter(({ result }) => result !== undefined).map(({ input }) => input));
    const row = all.find(({ path }) => done.has(path));
    if (row) {
      this._looked = this._told.id;
      this._model.look(row.path);
    }
  }

  private _onSite(): void {
    const { session, cluster, convert } = this._site.state;
    if (session) {
      this._session.setDefaults(session);
    }
    if (cluster) {
      this._model.cluster.setDefaults(cluster);
    }
    if (convert) {
      this._model.setDefaults({ ...convert, form: {} });
    }
  }

  private readonly _backend: CellBackend;
  private readonly _session: SessionModel;
  private readonly _jobs: JobsModel;
  private readonly _viewer: ViewerModel;
  private readonly _model: ConvertModel;
  /** As it was asked for, or chosen in the form last */
  private _path = '';
  /** What the form shows of it */
  private _chosen: string | undefined;
  private _opening = 0;
  private _params: ConvertParams = {};
  /** True while the parts of the panel are given what was asked for, one after another */
  private _applying = false;
  private _followedId: string | undefined;
  private _told: Job<'convert'> | undefined;
  /** Id of the conversion whose result was shown since the path was opened */
  private _looked: string | undefined;
}

/** Options come from Python and are JSON. */
function json(params: ConvertParams): Parameters<typeof JSONExt.deepEqual>[0] {
  return params as Parameters<typeof JSONExt.deepEqual>[0];
}
