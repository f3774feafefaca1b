import type { IBackboneModelOptions } from '@jupyter-widgets/base';
import { DOMWidgetModel } from '@jupyter-widgets/base';
import type { TranslationBundle } from '@jupyterlab/translation';

import type { Backend } from '../panels/connection';
import type { Job } from '../protocol/jobs';
import { isOpen } from '../protocol/jobs';
import { CellModel } from './cellModel';
import { ConvertBinding } from './convertBinding';
import type { ConvertTraits } from './convertTraits';
import { newTraits, resultOf } from './convertTraits';
import { MODULE_NAME, MODULE_VERSION } from './moduleName';
import type { SiteModel } from './siteModel';

/** What a page gives to its widgets. */
export interface WidgetSurroundings {
  readonly backend: Backend;
  readonly trans: TranslationBundle;
  readonly site: SiteModel;
}

/**
 * The page's half of a Convert widget. While there is a kernel, Python follows conversions and says how they stand; the page
 * tells it what the user has edited and started. Without one the page keeps result and state by itself, and they are saved
 * with the notebook.
 */
export abstract class ConvertWidgetModel extends DOMWidgetModel {
  abstract get surroundings(): WidgetSurroundings;

  override defaults(): Record<string, unknown> {
    return {
      ...super.defaults(),
      ...newTraits,
      _model_name: 'ConvertWidgetModel',
      _model_module: MODULE_NAME,
      _model_module_version: `^${MODULE_VERSION}`,
      _view_name: 'ConvertWidgetView',
      _view_module: MODULE_NAME,
      _view_module_version: `^${MODULE_VERSION}`
    };
  }

  override initialize(attributes: Record<string, unknown>, options: IBackboneModelOptions): void {
    super.initialize(attributes, options);
    this.cell = new CellModel(this._cellState());
    this.on('change:result change:state change:message comm_live_update', () => this.cell.update(this._cellState()));
    this.on('change:params', () => this._binding?.applyParams(this.trait('params')));
    this.on('change:path', () => this._binding?.show(this.trait('path')));
    this.on('change:job', () => this._binding?.follow(this.trait('job')?.id));
    this.once('destroy', () => this._binding?.dispose());
  }

  /** Made when the widget is first seen: one that is only used from Python asks nothing of the backend. */
  get binding(): ConvertBinding {
    this._binding ??= this._bind();
    return this._binding;
  }

  trait<Name extends keyof ConvertTraits>(name: Name): ConvertTraits[Name] {
    return this.get(name);
  }

  private _bind(): ConvertBinding {
    const { backend, trans, site } = this.surroundings;
    const binding = new ConvertBinding(backend, trans, site, {
      paramsEdited: params => this._tell({ params }),
      pathChosen: path => this._tell({ path }),
      started: ({ id, folder, status }) =>
        this._tell({ job: { id, folder }, state: status, result: null, progress: null, message: '' }),
      followed: conversion => this._onFollowed(conversion)
    });
    binding.applyParams(this.trait('params'));
    binding.show(this.trait('path'));
    binding.follow(this.trait('job')?.id);
    return binding;
  }

  private _tell(traits: Partial<ConvertTraits>): void {
    this.set(traits);
    this.save_changes();
  }

  private _onFollowed(conversion: Job<'convert'>): void {
    if (!this.comm_live) {
      const { status, reason = '' } = conversion;
      this.set({ state: status, message: reason, ...(!isOpen(conversion) && { result: resultOf(conversion) }) });
    }
  }

  private _cellState() {
    return {
      live: this.comm_live,
      result: this.trait('result'),
      state: this.trait('state'),
      message: this.trait('message')
    };
  }

  /** Set while Backbone constructs the model, so without initial values here */
  declare cell: CellModel;
  declare private _binding: ConvertBinding | undefined;
}
