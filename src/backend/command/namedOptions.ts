import * as z from 'zod';

import { convertOptionsSchema, repairSchema } from '../../protocol/convert/convertOptions';
import type { ShapeChoices } from '../../protocol/convert/shapeChoice';
import { shapeChoiceSchema, shapeChoicesSchema } from '../../protocol/convert/shapeChoice';
import type { GivenOptions } from './conversionRequest';
import { UsageError } from './usageError';

/**
 * Options of a conversion from one JSON object, by the names that the form and a notebook use: `{"binSig": 2}`. Beside them
 * `shapes` holds, by path, what counts for single files in place of the scan shape for all.
 *
 * @throws UsageError with the name of the option, when there is no such option or its value is not possible
 */
export function namedOptions(text: string): GivenOptions {
  const { shapes, ...given } = objectIn(text);
  refuseUnknown(Object.keys(given), [...Object.keys(convertOptionsSchema.shape), 'shapes'], 'options');
  refuseUnknown(Object.keys(given.repair ?? {}), Object.keys(repairSchema.shape), 'repairs');
  const parsed = convertOptionsSchema.safeParse(given);
  if (!parsed.success) {
    throw UsageError.fromZod(parsed.error, path => path.join('.'));
  }
  return shapes === undefined ? given : { ...given, shapes: namedShapes(shapes) };
}

function namedShapes(given: ShapeChoices): ShapeChoices {
  const parsed = z.object({ shapes: shapeChoicesSchema }).safeParse({ shapes: given });
  if (!parsed.success) {
    throw UsageError.fromZod(parsed.error, path => path.join('.'));
  }
  Object.values(given).forEach(shape =>
    refuseUnknown(Object.keys(shape), Object.keys(shapeChoiceSchema.shape), 'parts of a scan shape')
  );
  return parsed.data.shapes;
}

/** As it stands in the text: its values are still to be checked. */
function objectIn(text: string): GivenOptions {
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
