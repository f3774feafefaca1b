import * as z from 'zod';

import type { ChoicesOf, GivenOptionsOf, Kind } from '../../protocol/capabilities';
import { capabilities, choicesSchema } from '../../protocol/capabilities';
import { UsageError } from '../../protocol/usageError';

/**
 * Options from one JSON object, by the names that a form and a notebook use: `{"binSig": 2}`. Beside them may stand, by path,
 * what counts for single files in place of the options (`shapes` of a conversion).
 *
 * @throws UsageError with the name of the option, when there is no such option or its value is not possible
 */
export function namedOptions<K extends Kind>(
  kind: K,
  text: string
): { given: GivenOptionsOf<K>; choices: ChoicesOf<K> } {
  const { options, choicesAs, choice } = capabilities[kind];
  const { [choicesAs ?? '']: choices = {}, ...given } = objectIn(text);
  const names = Object.keys(options.shape);
  refuseUnknown(given, choicesAs === undefined ? names : [...names, choicesAs], 'options');
  for (const [name, value] of Object.entries(given)) {
    const known = z.toJSONSchema(options.shape[name as never], { io: 'input', unrepresentable: 'any' }).properties;
    if (known && typeof value === 'object' && value !== null) {
      refuseUnknown(value, Object.keys(known), `parts of ${name}`);
    }
  }
  const parsed = options.safeParse(given);
  if (!parsed.success) {
    throw UsageError.fromZod(parsed.error, place => place.join('.'));
  }
  return {
    given: given as GivenOptionsOf<K>,
    choices: choice && choicesAs !== undefined ? namedChoices(kind, choicesAs, choices) : {}
  };
}

function namedChoices<K extends Kind>(kind: K, name: string, choices: unknown): ChoicesOf<K> {
  const parsed = z.object({ [name]: choicesSchema(kind) }).safeParse({ [name]: choices });
  if (!parsed.success) {
    throw UsageError.fromZod(parsed.error, place => place.join('.'));
  }
  const known = z.toJSONSchema(capabilities[kind].choice ?? z.never(), { io: 'input' }).properties ?? {};
  for (const one of Object.values(choices as object)) {
    refuseUnknown(one, Object.keys(known), `parts of one of the ${name}`);
  }
  return parsed.data[name] as ChoicesOf<K>;
}

/** As it stands in the text: its values are still to be checked. */
function objectIn(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) {
      throw cause;
    }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UsageError(`--options: one JSON object is expected, such as {"binSig": 2}, not ${text}`);
  }
  return value as Record<string, unknown>;
}

function refuseUnknown(given: object, known: readonly string[], what: string): void {
  const unknown = Object.keys(given).find(name => !known.includes(name));
  if (unknown !== undefined) {
    throw new UsageError(`${unknown}: there is no such option. The ${what} are ${known.join(', ')}.`);
  }
}
