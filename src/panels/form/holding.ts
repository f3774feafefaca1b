import { numberIn, numberText } from './numberIn';
import { readLists, writeLists } from './numberLists';

/** Where an option is among the options: ['gain'], ['repair', 'roll']. */
export type OptionPlace = readonly string[];

/** What a field of a form holds of the options: how its value is written there, and how an option looks in it. */
export interface Held<Value> {
  readonly empty: Value;
  /** Absent: the option of the field's own name */
  readonly place?: OptionPlace;
  /** Undefined: the option is left to its default. Absent, as `show`: the form itself reads the field, with others */
  readonly read?: (value: Value) => unknown;
  readonly show?: (option: unknown) => Value;
}

/** What every field of a form holds, in the order of the form. */
export type Holding<Form extends object> = { readonly [Field in keyof Form]: Held<Form[Field]> };

/** A field that the form itself reads, with others. @param place the option at which it is wrong */
export function apart<Value>(empty: NoInfer<Value>, place?: OptionPlace): Held<Value> {
  return { empty, place };
}

/** @param empty the default of its option */
export function tick(empty: boolean, place?: OptionPlace): Held<boolean> {
  return {
    empty,
    place,
    read: value => (value === empty ? undefined : value),
    show: option => (typeof option === 'boolean' ? option : empty)
  };
}

/** One of a few words. @param none the word for an option that is not given */
export function choice<Word extends string>(empty: NoInfer<Word>, none?: NoInfer<Word>): Held<Word> {
  return {
    empty,
    read: value => (value === none ? undefined : value),
    show: option => (option as Word | undefined) ?? none ?? empty
  };
}

/** A text, often a path. */
export function text(): Held<string> {
  return { empty: '', read: value => value.trim() || undefined, show: option => (option as string | undefined) ?? '' };
}

/** Texts with commas between. */
export function texts(): Held<string> {
  return {
    empty: '',
    read: value => (textsIn(value).length > 0 ? textsIn(value) : undefined),
    show: option => (option as readonly string[] | undefined)?.join(', ') ?? ''
  };
}

export function textsIn(value: string): string[] {
  return value
    .split(',')
    .map(part => part.trim())
    .filter(Boolean);
}

interface NumberFacts {
  readonly place?: OptionPlace;
  /** What the box begins with; nothing else may stand for it, so an empty box is wrong */
  readonly begins?: number;
  /** The default of the option, for which the box stays empty */
  readonly usual?: unknown;
  /** So many of the shown units are one of the option's: 0.001 kV a V */
  readonly shown?: number;
}

/** A number, in the units of the form. */
export function number({ place, begins, usual, shown = 1 }: NumberFacts = {}): Held<string> {
  return {
    empty: numberText(begins),
    place,
    read: value => {
      const typed = numberIn(value) ?? (begins === undefined ? undefined : NaN);
      return typed === undefined || typed === usual ? undefined : typed / shown;
    },
    show: option => (typeof option === 'number' && option !== usual ? numberText(option * shown) : '')
  };
}

/** Lists of numbers, with semicolons between. */
export function numberLists(place: OptionPlace): Held<string> {
  return {
    empty: '',
    place,
    read: readLists,
    show: option => writeLists((option as readonly (readonly number[])[] | undefined) ?? [])
  };
}

/** Every field as it is without settings. */
export function emptyOf<Form extends object>(holding: Holding<Form>): Form {
  return mapFields(holding, ({ empty }) => empty);
}

/** The options that the fields of a form hold; what is left to its default is not among them. @param left fields that do not count */
export function readFields<Form extends object>(
  holding: Holding<Form>,
  form: Form,
  left: readonly (keyof Form)[] = []
): Record<string, unknown> {
  const options: Record<string, unknown> = {};
  for (const field of fieldsOf(holding)) {
    const value = left.includes(field) ? undefined : holding[field].read?.(form[field]);
    if (value !== undefined) {
      put(options, placeOf(holding, field), value);
    }
  }
  return options;
}

/** The fields that would give these options; those that the form itself reads are empty. */
export function showFields<Form extends object>(holding: Holding<Form>, options: object): Form {
  return mapFields(holding, ({ empty, show }, field) => show?.(valueAt(options, placeOf(holding, field))) ?? empty);
}

/** Where the option of a field is. */
export function placeOf<Form extends object>(holding: Holding<Form>, field: keyof Form): OptionPlace {
  return holding[field].place ?? [String(field)];
}

/** Names of the options that a form holds. */
export function optionsHeld<Form extends object>(holding: Holding<Form>): string[] {
  return [...new Set(fieldsOf(holding).map(field => placeOf(holding, field)[0]))];
}

export function fieldsOf<Form extends object>(table: { readonly [Field in keyof Form]: unknown }): (keyof Form)[] {
  return Object.keys(table) as (keyof Form)[];
}

function mapFields<Form extends object>(
  holding: Holding<Form>,
  value: (held: Held<Form[keyof Form]>, field: keyof Form) => unknown
): Form {
  return Object.fromEntries(fieldsOf(holding).map(field => [field, value(holding[field], field)])) as Form;
}

function put(options: Record<string, unknown>, [name, ...inner]: OptionPlace, value: unknown): void {
  if (inner.length === 0) {
    options[name] = value;
  } else {
    put((options[name] ??= {}) as Record<string, unknown>, inner, value);
  }
}

function valueAt(options: object, place: OptionPlace): unknown {
  return place.reduce<unknown>((within, name) => (within as Record<string, unknown> | undefined)?.[name], options);
}
