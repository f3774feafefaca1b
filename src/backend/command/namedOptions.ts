import type { ConvertRequestOptions } from '../../protocol/convertOptions';
import { convertOptionsSchema, repairSchema } from '../../protocol/convertOptions';
import { UsageError } from './usageError';

/**
 * Options of a conversion from one JSON object, by the names that the form and a notebook use: `{"binSig": 2}`.
 *
 * @throws UsageError with the name of the option, when there is no such option or its value is not possible
 */
export function namedOptions(text: string): ConvertRequestOptions {
  const given = objectIn(text);
  refuseUnknown(Object.keys(given), Object.keys(convertOptionsSchema.shape), 'options');
  refuseUnknown(Object.keys(given.repair ?? {}), Object.keys(repairSchema.shape), 'repairs');
  const parsed = convertOptionsSchema.safeParse(given);
  if (!parsed.success) {
    throw UsageError.fromZod(parsed.error, path => path.join('.'));
  }
  return given;
}

/** As it stands in the text: its values are still to be checked. */
function objectIn(text: string): ConvertRequestOptions {
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
  return value;
}

function refuseUnknown(names: readonly string[], known: readonly string[], what: string): void {
  const unknown = names.find(name => !known.includes(name));
  if (unknown !== undefined) {
    throw new UsageError(`${unknown}: there is no such option. The ${what} are ${known.join(', ')}.`);
  }
}
