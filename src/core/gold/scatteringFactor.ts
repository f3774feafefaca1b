/** Five pairs (a in Å, b in Å²) of the parametrisation of Lobato & Van Dyck, Acta Cryst. A70 (2014) 636. */
export type LobatoParameters = readonly (readonly [a: number, b: number])[];

export const GOLD_SCATTERING: LobatoParameters = [
  [1.675934670648708, 5.522310932114025],
  [3.004866029697293, 1.3800722300719628],
  [0.5953400131616355, 0.16222923765594541],
  [0.011716318662309481, 0.009018148904165756],
  [4.296782976398171e-5, 3.792776674776671e-4]
];

/**
 * Electron scattering factor of a neutral atom at rest in Å, first Born approximation, without the relativistic mass
 * factor: f(g) = Σ a (2 + b g²) / (1 + b g²)².
 *
 * @param g length of the scattering vector, 1/d in 1/Å
 */
export function scatteringFactor(parameters: LobatoParameters, g: number): number {
  let factor = 0;
  for (const [a, b] of parameters) {
    const bg2 = b * g * g;
    factor += (a * (2 + bg2)) / (1 + bg2) ** 2;
  }
  return factor;
}
