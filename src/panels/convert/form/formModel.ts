import type { TranslationBundle } from '@jupyterlab/translation';

import type { ConvertOptions } from '../../../protocol/convert/convertOptions';
import { StateModel } from '../../parts/stateModel';
import type { ConvertForm, FormDemands, FormProblems } from './convertForm';
import { differing, emptyForm, readForm, shownProblems } from './convertForm';

export interface FormState {
  readonly form: ConvertForm;
  /** What the settings offer */
  readonly defaults: ConvertForm;
  /** Fields that count and are not as the settings offer them */
  readonly changed: readonly (keyof ConvertForm)[];
  readonly demands: FormDemands;
  /** Options of a conversion as the form stands; absent while something stands in the way */
  readonly options?: ConvertOptions;
  /**
   * Options when the user last finished an edit, and the same object until they differ: for what is not to follow every
   * keystroke, such as the table of acquisitions
   */
  readonly settled?: ConvertOptions;
  /** True while a text is being typed that the user has not finished */
  readonly typing: boolean;
  /** What to say at the fields */
  readonly problems: FormProblems;
  /** True once the user wanted to convert with a form that does not allow it */
  readonly insisted: boolean;
  /** What the last "Back to defaults" took away, until the next edit */
  readonly undo?: SavedForm;
}

/** Values of fields the user has changed, as they are remembered. */
export type SavedForm = Partial<ConvertForm>;

/** The options form of a conversion. */
export class FormModel extends StateModel<FormState> {
  constructor(private readonly _trans: TranslationBundle) {
    super({
      form: emptyForm,
      defaults: emptyForm,
      changed: [],
      demands: { needsOut: false },
      typing: false,
      problems: {},
      insisted: false
    });
    this._put({});
    this.settle();
  }

  /** Takes the defaults of the settings, for fields the user has not touched. */
  setDefaults(defaults: Partial<ConvertForm>): void {
    const all = { ...emptyForm, ...defaults };
    this._put({ defaults: all, form: { ...all, ...this._edits } });
    this.settle();
  }

  /** What the chosen data ask of the form. */
  setDemands(demands: FormDemands): void {
    if (JSON.stringify(demands) !== JSON.stringify(this.state.demands)) {
      this._put({ demands });
      this.settle();
    }
  }

  /** Takes over values that are complete: a choice, a tick, a number picked. */
  edit(part: Partial<ConvertForm>): void {
    this.type(part);
    this.settle();
  }

  /** Takes over a text while it is typed; `settle` follows when the user has finished. */
  type(part: Partial<ConvertForm>): void {
    this._edits = { ...this._edits, ...part };
    this._put({ form: { ...this.state.form, ...part }, typing: true, undo: undefined });
  }

  /** The user has finished an edit. What is not possible settles nothing. */
  settle(): void {
    const { options, settled, typing } = this.state;
    const isNew = options !== undefined && JSON.stringify(options) !== JSON.stringify(settled);
    if (isNew || typing) {
      this.set({ typing: false, ...(isNew && { settled: options }) });
    }
  }

  backToDefaults(): void {
    const undo = this._edits;
    this._edits = {};
    this._put({ form: this.state.defaults, undo, insisted: false });
    this.settle();
  }

  /** Takes "Back to defaults" back. */
  undo(): void {
    const { undo } = this.state;
    if (undo) {
      this.edit(undo);
    }
  }

  /** The options to convert with now; undefined when something stands in the way, which is then said at the fields. */
  insist(): ConvertOptions | undefined {
    this._put({ insisted: this.state.options === undefined });
    return this.state.options;
  }

  /** What the user has changed; not the wish to overwrite, which is for one time. */
  get saved(): SavedForm {
    return Object.fromEntries(Object.entries(this._edits).filter(([field]) => field !== 'overwrite'));
  }

  /** Takes remembered values; anything that is none is passed over. */
  restore(saved: unknown): void {
    if (typeof saved !== 'object' || saved === null) {
      return;
    }
    const isValue = ([field, value]: [string, unknown]): boolean =>
      field in emptyForm && typeof value === typeof emptyForm[field as keyof ConvertForm];
    this.edit(Object.fromEntries(Object.entries(saved).filter(isValue)));
  }

  /** Sets a part of the state, and what follows from it. */
  private _put(part: Partial<FormState>): void {
    const next = { ...this.state, ...part };
    const { form, defaults, demands, insisted } = next;
    const { options, problems = {} } = readForm(form, demands, this._trans);
    this.set({
      ...part,
      options,
      problems: shownProblems(problems, form, insisted),
      changed: differing(form, defaults)
    });
  }

  private _edits: SavedForm = {};
}
