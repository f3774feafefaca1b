import type { LobatoParameters } from '../gold/scatteringFactor';

/** Numbers of the parametrisation of Lobato & Van Dyck, Acta Cryst. A70 (2014) 636, for neutral atoms: a1, b1, a2, b2, ... a5, b5 in Å and Å². */
export type LobatoNumbers = Readonly<Record<string, readonly number[]>>;

/** Of the elements in standards that need no file: a page has these at its start, and leaves the others to the backend. */
export const STANDARD_NUMBERS: LobatoNumbers = {
  O: [
    29.9474045, 1.30283988, -77.6101266, 1.15794105, 99.8817765, 1.00988549, -51.2127006, 0.943327971, 0.00819618954,
    0.0433197611
  ],
  Mg: [
    4.85501048, 5.94639274, -2.66220906, 4.17130313, 0.478001236, 0.398269808, -0.0702307065, 0.161886186,
    0.00398905828, 0.0195345056
  ],
  Al: [
    2.83409562, 6.66235024, -4.28004133, 0.551294722, 4.42191681, 0.509328963, -0.0345774472, 0.111784837,
    0.00352385941, 0.0167602352
  ],
  Si: [
    2.87189143, 5.08487104, -2.06173501, 0.429178185, 2.17114024, 0.366485434, -0.0663073633, 0.119710611, 0.0030107071,
    0.0143994536
  ]
};

/** @returns undefined for any other element */
export function standardScattering(element: string): LobatoParameters | undefined {
  return inPairs(STANDARD_NUMBERS, element);
}

export function inPairs(numbers: LobatoNumbers, element: string): LobatoParameters | undefined {
  const own = Object.hasOwn(numbers, element) ? numbers[element] : undefined;
  return own && [0, 2, 4, 6, 8].map(at => [own[at], own[at + 1]] as const);
}
