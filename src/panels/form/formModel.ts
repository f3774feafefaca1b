import { StateModel } from '../parts/stateModel';
import type { FormProblems, FormWords } from './fieldWords';
import { changedWords, unusedIn } from './fieldWords';

/** Options, or for every field that stands in the way a sentence. */
export type FormReading<Form, Options> =
  | { readonly options: Options; readonly problems?: undefined }
  | { readonly options?: undefined; readonly problems: FormProblems<Form> };

/** All that a form is: its fields, and what their values mean. Number boxes hold text until it is read. */
export interface FormRules<Form extends object, Options extends object = object, Demands extends object = object> {
  /** Every field as it is without settings, in the order of the form */
  readonly empty: Form;
  /** What is asked of the form while no data are chosen */
  readonly demands: Demands;
  /** How each field is shown, and when it counts */
  readonly words: FormWords<Form>;
  read(form: Form, demands: Demands): FormReading<Form, Options>;
  /** The form that would give these options */
  show(options: Options): Form;
  /** Fields that are meant for one time and not remembered */
  readonly once?: readonly (keyof Form)[];
}

export interface FormState<Form extends object, Options extends object = object, Demands extends object = object> {
  readonly form: Form;
  /** What the settings offer */
  readonly defaults: Form;
  /** Fields that count and are not as the settings offer them, in the order of the form */
  readonly changed: readonly (keyof Form)[];
  /** What the chosen data ask of the form */
  readonly demands: Demands;
  /** Options as the form stands; absent while something stands in the way */
  readonly options?: Options;
  /**
   * Options when the user last finished an edit, and the same object until they differ: for what is not to follow every
   * keystroke, such as a table
   */
  readonly settled?: Options;
  /** True while a text is being typed that the user has not finished */
  readonly typing: boolean;
  /** What to say at the fields: of boxes that hold something at once, of empty ones once the user has insisted */
  readonly problems: FormProblems<Form>;
  /** The first sentence that stands in the way, said at its field or not yet */
  readonly obstacle?: string;
  /** True once the user wanted to run with a form that does not allow it */
  readonly insisted: boolean;
  /** What the last "Back to defaults" took away, until the next edit */
  readonly undo?: Partial<Form>;
}

/** A form of options: what the user has edited over what the settings offer, read as options whenever it changes. */
export class FormModel<
  Form extends object,
  Options extends object = object,
  Demands extends object = object
> extends StateModel<FormState<Form, Options, Demands>> {
  constructor(private readonly _rules: FormRules<Form, Options, Demands>) {
    const { empty, demands } = _rules;
    super({ form: empty, defaults: empty, changed: [], demands, typing: false, problems: {}, insisted: false });
    this._put({});
    this.settle();
  }

  get words(): FormWords<Form> {
    return this._rules.words;
  }

  /** What is not as usual, a few words for each field. */
  get summary(): string[] {
    return changedWords(this.words, this.state.form, this.state.changed);
  }

  /** Takes the defaults of the settings, for fields the user has not touched. */
  setDefaults(defaults: Partial<Form>): void {
    const all = { ...this._rules.empty, ...defaults };
    this._put({ defaults: all, form: { ...all, ...this._edits } });
    this.settle();
  }

  /** What the chosen data ask of the form. */
  setDemands(demands: Demands): void {
    if (JSON.stringify(demands) !== JSON.stringify(this.state.demands)) {
      this._put({ demands });
      this.settle();
    }
  }

  /** Takes over values that are complete: a choice, a tick, a number picked. */
  edit(part: Partial<Form>): void {
    this.type(part);
    this.settle();
  }

  /** Shows options that are complete. */
  show(options: Options): void {
    this.edit(this._rules.show(options));
  }

  /** Takes over a text while it is typed; `settle` follows when the user has finished. */
  type(part: Partial<Form>): void {
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

  /** The options to run with now; undefined when something stands in the way, which is then said at the fields. */
  insist(): Options | undefined {
    this._put({ insisted: this.state.options === undefined });
    return this.state.options;
  }

  /** What the user has changed, to be remembered. */
  get saved(): Partial<Form> {
    const { once = [] } = this._rules;
    const kept = Object.entries(this._edits).filter(([field]) => !once.includes(field as keyof Form));
    return Object.fromEntries(kept) as Partial<Form>;
  }

  /** Takes remembered values; anything that is none is passed over. */
  restore(saved: unknown): void {
    if (typeof saved !== 'object' || saved === null) {
      return;
    }
    const { empty } = this._rules;
    const isValue = ([field, value]: [string, unknown]): boolean =>
      field in empty && typeof value === typeof empty[field as keyof Form];
    this.edit(Object.fromEntries(Object.entries(saved).filter(isValue)) as Partial<Form>);
  }

  /** Sets a part of the state, and what follows from it. */
  private _put(part: Partial<FormState<Form, Options, Demands>>): void {
    const next = { ...this.state, ...part };
    const { form, defaults, demands, insisted } = next;
    const { options, problems = {} } = this._rules.read(form, demands);
    this.set({
      ...part,
      options,
      obstacle: Object.values<string | undefined>(problems).find(Boolean),
      problems: shownProblems(problems, form, insisted),
      changed: this._differing(form, defaults)
    });
  }

  private _differing(form: Form, others: Form): (keyof Form)[] {
    const { empty, words } = this._rules;
    const left = unusedIn(words, form);
    return (Object.keys(empty) as (keyof Form)[]).filter(
      field => form[field] !== others[field] && !left.includes(field)
    );
  }

  private _edits: Partial<Form> = {};
}

function shownProblems<Form extends object>(
  problems: FormProblems<Form>,
  form: Form,
  insisted: boolean
): FormProblems<Form> {
  const shown = Object.entries(problems).filter(([field]) => insisted || form[field as keyof Form] !== '');
  return Object.fromEntries(shown) as FormProblems<Form>;
}
