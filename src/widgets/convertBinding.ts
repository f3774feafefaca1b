import type { TranslationBundle } from '@jupyterlab/translation';
import { JSONExt } from '@lumino/coreutils';
import { createElement } from 'react';

import type { Backend } from '../panels/connection';
import { ConvertModel } from '../panels/convert/convertModel';
import { ConvertPanel } from '../panels/convert/ConvertPanel';
import { folderOfPlace } from '../panels/session/sessionForm';
import type { Conversion } from '../protocol/conversion';
import { CellBackend } from './cellBackend';
import type { ConvertParams } from './convertTraits';
import { beyondForm, formOf, paramsOf } from './formParams';

/** What happens in the panel of a cell; what was asked of the binding is not told back. */
export interface ConvertEvents {
  paramsEdited(params: ConvertParams): void;
  pathChosen(path: string): void;
  /** The user has started a conversion in this cell */
  started(conversion: Conversion): void;
  /** How the followed conversion stands: told first when it is known, then with every change */
  followed(conversion: Conversion): void;
}

/**
 * The Convert panel with a model of its own, as a notebook cell needs it. All that widgets know of the panel is here: its
 * model, what its form is called, and how it is drawn. Settings of the site fill no such form, so that a notebook says by
 * itself how it converts.
 */
export class ConvertBinding {
  constructor(
    backend: Backend,
    trans: TranslationBundle,
    private readonly _events: ConvertEvents
  ) {
    this._backend = new CellBackend(backend, () => this._more());
    this._backend.started.connect((_, conversion) => this._events.started(conversion));
    this._model = new ConvertModel(this._backend, trans);
    this._model.session.changed.connect(() => this._onSession());
    this._model.form.changed.connect(() => this._onForm());
    this._model.conversions.changed.connect(() => this._tellFollowed());
  }

  /** The panel, drawn. */
  panel(): JSX.Element {
    return createElement(ConvertPanel, { model: this._model });
  }

  /** Called by whatever shows the panel. */
  connect(): void {
    this._model.connect();
  }

  /** Shows a file or folder; an empty path is none. */
  show(path: string): void {
    if (path !== this._path) {
      this._path = path;
      void this._model.open(path);
    }
  }

  /** Fills the form. */
  applyParams(params: ConvertParams): void {
    if (JSONExt.deepEqual(json(params), json(this._params))) {
      return;
    }
    this._params = params;
    this._model.form.edit(formOf(params));
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
    this._model.dispose();
    this._backend.dispose();
  }

  private _onSession(): void {
    const { file, place, looking } = this._model.session.state;
    const path = file ?? (place && folderOfPlace(place));
    if (!looking && path !== undefined && path !== this._path) {
      this._path = path;
      this._events.pathChosen(path);
    }
  }

  private _onForm(): void {
    const { form } = this._model.form.state;
    const params = paramsOf(form, this._params);
    const former = paramsOf(formOf(this._params), this._params);
    if (params && !JSONExt.deepEqual(json(params), json(former ?? {}))) {
      this._params = params;
      this._events.paramsEdited(params);
    }
  }

  private _tellFollowed(): void {
    const conversion = this._model.conversions.state.conversions.find(({ id }) => id === this._followedId);
    if (conversion && conversion !== this._told) {
      this._told = conversion;
      this._events.followed(conversion);
    }
  }

  /** Options that the form has no box for, and the folder for results, which it asks for outside a session only. */
  private _more(): object {
    const { out } = this._params;
    return { ...beyondForm(this._params), ...(out !== undefined && { out }) };
  }

  private readonly _backend: CellBackend;
  private readonly _model: ConvertModel;
  private _path = '';
  private _params: ConvertParams = {};
  private _followedId: string | undefined;
  private _told: Conversion | undefined;
}

/** Options come from Python and are JSON. */
function json(params: ConvertParams): Parameters<typeof JSONExt.deepEqual>[0] {
  return params as Parameters<typeof JSONExt.deepEqual>[0];
}
