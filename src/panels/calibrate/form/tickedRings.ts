import { builtInNamed } from '../../../core/standards/builtIn';
import { knownStandard } from '../../../protocol/calibrate/recordStandard';
import type { CalibrationRecord } from '../../../protocol/calibrate/calibrationRecord';
import { numberIn } from '../../form/numberIn';

/** One ring whose indices have blanks between them, as signs ask for: 1 0 -2 */
const SPACED = /^-?\d{1,2}\s+-?\d{1,2}\s+-?\d{1,2}$/;

/**
 * Names of all rings of the standard in the form, in order of q; none for a CIF file that is not read yet.
 *
 * @param record of the reference that is looked at
 */
export function ringsToTick(
  form: { readonly standard: string; readonly latticeParameter: string },
  record: Pick<CalibrationRecord, 'standard' | 'options'> | undefined
): string[] {
  const standard = form.standard.trim() || undefined;
  // A lattice parameter moves the rings of a built-in standard and leaves them their names
  const latticeParameter = builtInNamed(standard ?? 'Au') ? undefined : numberIn(form.latticeParameter);
  return knownStandard({ standard, latticeParameter }, record)?.rings.map(({ name }) => name) ?? [];
}

/** The first name of a ring, which stands for it: 511 of 511/333. */
function shortName(name: string): string {
  return name.split('/')[0];
}

/** Whether a ring counts. @param text of the form: Miller indices with commas or blanks between them; empty: all count */
export function isTicked(text: string, name: string): boolean {
  const chosen = chosenIn(text);
  return chosen.length === 0 || name.split('/').some(one => chosen.includes(one));
}

/** The text of the form with one ring more, or less; empty when all of them count. @param all rings by name */
export function toggledRing(text: string, name: string, all: readonly string[]): string {
  const ticked = all.filter(one => (one === name ? !isTicked(text, one) : isTicked(text, one)));
  return ticked.length === all.length ? '' : ticked.map(shortName).join(', ');
}

/**
 * Groups of rings of which some count and some do not, although they are measured as one: rings that overlap have one
 * position between them, and leaving out one of them changes nothing.
 *
 * @param groups as a record names them: 331+420
 */
export function halfTicked(text: string, groups: readonly string[]): string[] {
  return groups.filter(group => {
    const ticks = group.split('+').map(name => isTicked(text, name));
    return ticks.includes(true) && ticks.includes(false);
  });
}

/** Names in a text. */
export function chosenIn(text: string): string[] {
  return text
    .split(/[,;]/)
    .map(part => part.trim())
    .flatMap(part => (SPACED.test(part) ? [part.replace(/\s+/g, ' ')] : part.split(/\s+/)))
    .filter(Boolean);
}
