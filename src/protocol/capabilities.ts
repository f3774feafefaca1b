import * as z from 'zod';

import { analyse } from './analyse/analyseCapability';
import { calibrate } from './calibrate/calibrateCapability';
import type { Capability } from './capability';
import { convert } from './convert/convertCapability';
import { radial } from './radial/radialCapability';

/** All capabilities, by kind. */
export const capabilities = { convert, calibrate, radial, analyse } as const;

type Capabilities = typeof capabilities;
export type Kind = keyof Capabilities;
export type OptionsOf<K extends Kind> = z.output<Capabilities[K]['options']>;
/** As a form or a command line gives them: defaults not yet filled in. */
export type GivenOptionsOf<K extends Kind> = z.input<Capabilities[K]['options']>;
export type ResultOf<K extends Kind> = z.output<Capabilities[K]['result']>;
export type ChoiceOf<K extends Kind> = z.output<NonNullable<Capabilities[K]['choice']>>;
/** Choices for single inputs, by path. */
export type ChoicesOf<K extends Kind> = Readonly<Record<string, ChoiceOf<K>>>;

export const KINDS = Object.keys(capabilities) as readonly Kind[];

/** Results as the JSON object of their command lists them. */
export function entriesOf<K extends Kind>(kind: K, results: readonly ResultOf<K>[]): object[] {
  const { entry } = capabilities[kind] as unknown as Capability;
  return results.map(result => entry?.(result) ?? result);
}

/** Schemas that differ by kind, as one. @param of the schema of one kind, an object whose `kind` says which it is */
export function byKind<T>(of: (kind: Kind) => z.ZodObject): z.ZodType<T> {
  const [first, ...others] = KINDS.map(of);
  return z.discriminatedUnion('kind', [first, ...others]) as unknown as z.ZodType<T>;
}

/** Choices for single inputs, by path; a kind that knows none has none. */
export function choicesSchema(kind: Kind): z.ZodType {
  return z.record(z.string(), capabilities[kind].choice ?? z.never());
}
