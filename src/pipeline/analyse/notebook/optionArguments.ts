import type * as z from 'zod';

import type { OptionFacts } from '../../../protocol/optionWords';
import { optionFacts } from '../../../protocol/optionWords';

/**
 * What is typed behind a command for options that are not as usual: the inverse of what the command reads.
 *
 * @param options by their names; those that the schema does not know are left out
 */
export function optionArguments(schema: z.ZodType, options: Readonly<Record<string, unknown>>): string[] {
  return optionFacts(schema).flatMap(facts => {
    const value = facts.place.reduce<unknown>(
      (within, name) => (within as Readonly<Record<string, unknown>> | undefined)?.[name],
      options
    );
    const isUsual = value === undefined || value === null || value === facts.default;
    return isUsual || facts.flag === undefined ? [] : typed(facts, facts.flag.split(' ')[0], value);
  });
}

function typed({ form }: OptionFacts, flag: string, value: unknown): string[] {
  const all = Array.isArray(value) ? value.map(String) : [String(value)];
  switch (form) {
    case 'on':
      return value === true ? [flag] : [];
    case 'off':
      return value === false ? [flag] : [];
    case 'pair':
      return [flag, ...all];
    case 'texts':
      return all.flatMap(text => [flag, text]);
    case 'tuples':
      return (value as readonly (readonly unknown[])[]).flatMap(tuple => [flag, tuple.join(',')]);
    default:
      return [flag, all.join(',')];
  }
}
