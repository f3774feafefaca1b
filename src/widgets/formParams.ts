import type * as z from 'zod';

import type { ChoiceOf, ChoicesOf, Kind, OptionsOf } from '../protocol/capabilities';
import { capabilities, choicesSchema } from '../protocol/capabilities';
import type { JobParams } from './jobTraits';

/** What of these is an option of the kind with a possible value. @param params as Python has set them */
export function possibleParams(kind: Kind, params: JobParams): JobParams {
  const shape: Readonly<Record<string, z.ZodType>> = capabilities[kind].options.shape;
  return Object.fromEntries(Object.entries(params).filter(([name, value]) => shape[name]?.safeParse(value).success));
}

/** What of these cannot be: the name of each, and why. @param params as Python has set them */
export function impossibleParams(kind: Kind, params: JobParams): { name: string; why: string | undefined }[] {
  const shape: Readonly<Record<string, z.ZodType>> = capabilities[kind].options.shape;
  return Object.entries(withoutChoices(kind, params)).flatMap(([name, value]) => {
    const read = shape[name]?.safeParse(value);
    return read?.success ? [] : [{ name, why: read?.error.issues[0].message }];
  });
}

/** Options as the form of a kind shows them; what is no possible value, or does not go together, is shown as usual. */
export function possibleOptions<K extends Kind>(kind: K, params: JobParams): OptionsOf<K> {
  const { options } = capabilities[kind];
  const possible = options.safeParse(possibleParams(kind, params));
  return (possible.success ? possible.data : options.parse({})) as OptionsOf<K>;
}

/** The options that are not as usual: those that Python would have to name. */
export function unusualOptions<K extends Kind>(kind: K, options: Partial<OptionsOf<K>>): JobParams {
  return unusual(options, capabilities[kind].options.parse({}));
}

/** Entries that differ. @param than the usual */
export function unusual(options: object, than: object): JobParams {
  const usual = Object.entries(than);
  const isUsual = (name: string, option: unknown): boolean =>
    usual.some(([other, value]) => other === name && JSON.stringify(value) === JSON.stringify(option));
  return Object.fromEntries(
    Object.entries(options).filter(([name, option]) => option !== undefined && !isUsual(name, option))
  );
}

/** What is not among these. */
export function without(params: JobParams, names: readonly string[]): JobParams {
  return Object.fromEntries(Object.entries(params).filter(([name]) => !names.includes(name)));
}

/** What is chosen for single files, as it stands beside the options; nothing where it cannot be read as such. */
export function choicesIn<K extends Kind>(kind: K, params: JobParams): ChoicesOf<K> {
  const given = choicesSchema(kind).safeParse(params[nameOfChoices(kind)] ?? {});
  return (given.success ? given.data : {}) as ChoicesOf<K>;
}

/** The same the other way round; nothing where nothing is chosen. */
export function choicesParams<K extends Kind>(kind: K, choices: ReadonlyMap<string, ChoiceOf<K>>): JobParams {
  return choices.size === 0 ? {} : { [nameOfChoices(kind)]: Object.fromEntries(choices) };
}

export function withoutChoices(kind: Kind, params: JobParams): JobParams {
  return without(params, [nameOfChoices(kind)]);
}

/** What choices are called beside the options. */
function nameOfChoices(kind: Kind): string {
  const { choicesAs = '' }: { readonly choicesAs?: string } = capabilities[kind];
  return choicesAs;
}
