import type { PickEntry } from '../parts/pickEntries';
import type { Holding } from './holding';
import { fieldsOf, placeOf } from './holding';

/** What to say at the fields of a form. */
export type FormProblems<Form> = Partial<Record<keyof Form, string>>;

/** How a field of a form is shown, and what is said of it. */
export interface FieldWords<Form extends object, Value = Form[keyof Form]> {
  readonly label: string;
  readonly hint?: string | ((form: Form) => string | undefined);
  /** In an empty box */
  readonly placeholder?: string;
  /** Numbers get the keyboard that a tablet has for them; a path keeps its end in view */
  readonly kind?: 'decimal' | 'whole' | 'path';
  /** What can be chosen, each with its name, in order */
  readonly choices?: Readonly<Record<Value & string, string>>;
  /** Usual values to pick from; others can be typed */
  readonly entries?: readonly PickEntry[];
  /** What is wrong with a value that is not possible; absent: as the option itself says it */
  readonly problem?: string;
  /** A few words where it is not as usual; absent: it is said with another field */
  readonly says?: (form: Form) => string;
  /** Whether it counts beside the other fields; absent: always */
  readonly isUsed?: (form: Form) => boolean;
  /** While it does not count it is greyed out; otherwise it is not shown */
  readonly keepsPlace?: boolean;
}

/** Every field of a form. */
export type FormWords<Form extends object> = { readonly [Field in keyof Form]: FieldWords<Form, Form[Field]> };

/** Fields that do not count beside the values of others. */
export function unusedIn<Form extends object>(words: FormWords<Form>, form: Form): (keyof Form)[] {
  return fieldsOf<Form>(words).filter(field => words[field].isUsed?.(form) === false);
}

/** What is not as usual, a few words for each. @param changed fields, in the order of the form */
export function changedWords<Form extends object>(
  words: FormWords<Form>,
  form: Form,
  changed: readonly (keyof Form)[]
): string[] {
  return changed.map(field => words[field].says?.(form) ?? '').filter(said => said !== '');
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/**
 * Issues of a schema of options at the fields that hold them.
 *
 * @param readApart by the name of an option that the form itself reads, the field at which it is wrong
 */
export function problemsAt<Form extends object>(
  issues: readonly Issue[],
  { holding, words }: { readonly holding: Holding<Form>; readonly words: FormWords<Form> },
  readApart: Readonly<Record<string, keyof Form>> = {}
): FormProblems<Form> {
  const fieldAt = (path: readonly PropertyKey[]): keyof Form =>
    readApart[String(path[0])] ??
    fieldsOf(holding).find(field => placeOf(holding, field).every((name, at) => String(path[at]) === name)) ??
    (String(path[0]) as keyof Form);
  return Object.fromEntries(
    issues.map(({ path, message }) => [fieldAt(path), words[fieldAt(path)]?.problem ?? message])
  ) as FormProblems<Form>;
}
