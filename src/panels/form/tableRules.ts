import type { TranslationBundle } from '@jupyterlab/translation';
import type * as z from 'zod';

import type { FormProblems, FormWords } from './fieldWords';
import { problemsAt, unusedIn } from './fieldWords';
import type { FormReading, FormRules } from './formModel';
import type { Holding } from './holding';
import { emptyOf, readFields, showFields } from './holding';

/** A form by its tables: the schema of the options decides what is possible. */
export interface FormTable<Form extends object, Options extends object, Demands extends object = object> {
  readonly holding: Holding<Form>;
  words(trans: TranslationBundle): FormWords<Form>;
  readonly schema: z.ZodType<Options>;
  /** What is asked of the form while no data are chosen; absent: nothing */
  readonly demands?: Demands;
  /** Fields that are meant for one time and not remembered */
  readonly once?: readonly (keyof Form)[];
  /** Options that the form reads itself, from several fields; those that are undefined are left out */
  readApart?(form: Form, demands: Demands): Readonly<Record<string, unknown>>;
  /** The fields that `readApart` would read these options from */
  showApart?(options: Options): Partial<Form>;
  /** The fields at which those are wrong, by the names of the options */
  apartAt?(form: Form): Readonly<Record<string, keyof Form>>;
  /** What the schema cannot know, such as the data chosen */
  problems?(form: Form, demands: Demands, trans: TranslationBundle): FormProblems<Form>;
}

export function tableRules<Form extends object, Options extends object, Demands extends object>(
  table: FormTable<Form, Options, Demands>,
  trans: TranslationBundle
): FormRules<Form, Options, Demands> {
  const words = table.words(trans);
  return {
    empty: emptyOf(table.holding),
    demands: usualDemands(table),
    once: table.once,
    words,
    read: (form, demands) => readWith(table, words, form, trans, demands),
    show: options => showTable(table, options)
  };
}

/** The form that would give these options. */
export function showTable<Form extends object, Options extends object>(
  { holding, showApart }: Pick<FormTable<Form, Options>, 'holding' | 'showApart'>,
  options: Options
): Form {
  return { ...showFields(holding, options), ...showApart?.(options) };
}

/** Options, or for every field that stands in the way a sentence. @param demands absent: no data are chosen */
export function readTable<Form extends object, Options extends object, Demands extends object>(
  table: FormTable<Form, Options, Demands>,
  form: Form,
  trans: TranslationBundle,
  demands: Demands = usualDemands(table)
): FormReading<Form, Options> {
  return readWith(table, table.words(trans), form, trans, demands);
}

function usualDemands<Form extends object, Options extends object, Demands extends object>({
  demands
}: FormTable<Form, Options, Demands>): Demands {
  return demands ?? ({} as Demands);
}

function readWith<Form extends object, Options extends object, Demands extends object>(
  table: FormTable<Form, Options, Demands>,
  words: FormWords<Form>,
  form: Form,
  trans: TranslationBundle,
  demands: Demands
): FormReading<Form, Options> {
  const apart = Object.entries(table.readApart?.(form, demands) ?? {}).filter(([, option]) => option !== undefined);
  const read = readFields(table.holding, form, unusedIn(words, form));
  const given = table.schema.safeParse({ ...read, ...Object.fromEntries(apart) });
  const problems: FormProblems<Form> = {
    ...(given.success ? {} : problemsAt(given.error.issues, { ...table, words }, table.apartAt?.(form))),
    ...table.problems?.(form, demands, trans)
  };
  return given.success && Object.keys(problems).length === 0 ? { options: given.data } : { problems };
}
