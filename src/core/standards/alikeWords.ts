import type { Standard } from './standard';

/** Well-known crystals with rings in the same proportions, by the name of the standard. */
const ALIKE: Readonly<Record<string, string>> = {
  gold: 'silver and aluminium',
  aluminium: 'gold and silver',
  silicon: 'germanium',
  'magnesium oxide': 'other oxides with the structure of rock salt'
};

/**
 * What a calibration against a cubic standard cannot tell: crystals of the same structure have rings in the same proportions.
 *
 * @returns undefined for one that is not cubic
 */
export function alikeWords({ name, lattice }: Standard): string | undefined {
  if (lattice === undefined) {
    return undefined;
  }
  const known = name in ALIKE ? `, such as ${ALIKE[name]},` : '';
  return `Crystals of the same structure${known} have rings in the same proportions as ${name}: only the lattice parameter tells them apart. Make sure that the sample is ${name}.`;
}
