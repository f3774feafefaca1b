import type { IBackboneModelOptions } from '@jupyter-widgets/base';
import { DOMWidgetModel } from '@jupyter-widgets/base';

import type { Job } from '../protocol/jobs';
import { isOpen } from '../protocol/jobs';
import { CellModel } from './cellModel';
import type { CellKind } from './cellKind';
import { modelName, viewName } from './cellKind';
import { JobBinding } from './jobBinding';
import type { JobTraits } from './jobTraits';
import { newTraits, reportOf } from './jobTraits';
import { MODULE_NAME, MODULE_VERSION } from './moduleName';
import type { WidgetSurroundings } from './widgetSurroundings';

/**
 * The page's half of a widget. While there is a kernel, Python follows jobs and says how they stand; the page tells it what
 * the user has edited and started. Without one the page keeps result and state by itself, and they are saved with the
 * notebook.
 */
export abstract class JobWidgetModel extends DOMWidgetModel {
  abstract get surroundings(): WidgetSurroundings;
  abstract get cellKind(): CellKind;

  override defaults(): Record<string, unknown> {
    const { kind } = this.cellKind;
    return {
      ...super.defaults(),
      ...newTraits,
      _model_name: modelName(kind),
      _model_module: MODULE_NAME,
      _model_module_version: `^${MODULE_VERSION}`,
      _view_name: viewName(kind),
      _view_module: MODULE_NAME,
      _view_module_version: `^${MODULE_VERSION}`
    };
  }

  override initialize(attributes: Record<string, unknown>, options: IBackboneModelOptions): void {
    super.initialize(attributes, options);
    this.cell = new CellModel(this._cellState());
    this.on('change:params change:result change:state change:message comm_live_update', () =>
      this.cell.update(this._cellState())
    );
    this.on('change:params', () => this._binding?.applyParams(this.trait('params')));
    this.on('change:path', () => this._binding?.show(this.trait('path')));
    this.on('change:job', () => this._binding?.follow(this.trait('job')?.id));
    this.once('destroy', () => this._binding?.dispose());
  }

  /** Made when the widget is first seen: one that is only used from Python asks nothing of the backend. */
  get binding(): JobBinding {
    this._binding ??= this._bind();
    return this._binding;
  }

  trait<Name extends keyof JobTraits>(name: Name): JobTraits[Name] {
    return this.get(name);
  }

  private _bind(): JobBinding {
    const { kind, panel } = this.cellKind;
    const binding = new JobBinding(kind, panel, this.surroundings, {
      paramsEdited: params => this._tell({ params }),
      pathChosen: path => this._tell({ path }),
      started: ({ id, folder, status }) =>
        this._tell({ job: { id, folder }, state: status, result: null, progress: null, message: '' }),
      followed: job => this._onFollowed(job),
      shown: traits => this._tell(traits)
    });
    binding.applyParams(this.trait('params'));
    binding.show(this.trait('path'));
    binding.follow(this.trait('job')?.id);
    return binding;
  }

  private _tell(traits: Partial<JobTraits>): void {
    this.set(traits);
    this.save_changes();
  }

  private _onFollowed(job: Job): void {
    if (!this.comm_live) {
      const { status, reason = '' } = job;
      this.set({ state: status, message: reason, ...(!isOpen(job) && { result: reportOf(job) }) });
    }
  }

  private _cellState() {
    return {
      live: this.comm_live,
      params: this.trait('params'),
      result: this.trait('result'),
      state: this.trait('state'),
      message: this.trait('message')
    };
  }

  /** Set while Backbone constructs the model, so without initial values here */
  declare cell: CellModel;
  declare private _binding: JobBinding | undefined;
}
