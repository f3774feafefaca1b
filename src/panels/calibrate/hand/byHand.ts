import { builtInNamed } from '../../../core/standards/builtIn';
import type { ByHand } from '../../../protocol/calibrate/calibrateCapability';
import { byHandSchema } from '../../../protocol/calibrate/calibrateCapability';
import type { CalibrationOptions } from '../../../protocol/calibrate/calibrationOptions';

/** Options that are no fields of the form: what was drawn and dragged on one reference. */
const BY_HAND = Object.keys(byHandSchema.shape) as readonly (keyof ByHand)[];

/** What of the options was done by hand. */
export function byHand(options: CalibrationOptions): ByHand {
  return Object.fromEntries(
    BY_HAND.flatMap(key => (options[key] === undefined ? [] : [[key, options[key]] as const]))
  ) as ByHand;
}

/** The rest: what the form says, which holds for all references. */
export function forAll(options: CalibrationOptions): CalibrationOptions {
  const isForAll = ([key]: readonly [string, unknown]): boolean => !(BY_HAND as readonly string[]).includes(key);
  return Object.fromEntries(Object.entries(options).filter(isForAll)) as CalibrationOptions;
}

/** Options without empty lists and keys that have no value. */
export function tidied(options: CalibrationOptions): CalibrationOptions {
  return Object.fromEntries(
    Object.entries(options).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
  ) as CalibrationOptions;
}

/** Whether two sets of options ask for the same, in whatever order they were given. Gold need not be named. */
export function areSame(one: CalibrationOptions, other: CalibrationOptions): boolean {
  const text = (options: CalibrationOptions): string =>
    JSON.stringify(Object.entries(tidied(withoutGold(options))).sort(byName));
  return text(one) === text(other);
}

function withoutGold({ standard = 'Au', ...options }: CalibrationOptions): CalibrationOptions {
  return builtInNamed(standard) === 'Au' ? options : { ...options, standard };
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}
