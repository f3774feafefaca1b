/** The lines that a spectrum of 0 to 40 keV is read by, named in Siegbahn's way. */
export type LineName = 'Ka' | 'Kb' | 'La' | 'Lb' | 'Ma' | 'Mb';

/** One characteristic line: keV. */
export interface XrayLine {
  readonly element: string;
  readonly name: LineName;
  readonly energy: number;
}

/**
 * Energies in keV (Elam, Ravel & Sieber, Radiat. Phys. Chem. 63 (2002) 121). Ka is the mean of Ka1 and Ka2, Kb of Kb1 and
 * Kb3, La of La1 and La2, weighted by their intensities: a detector for EDX does not part them.
 */
const ENERGIES: Readonly<Record<string, Partial<Readonly<Record<LineName, number>>>>> = {
  Be: { Ka: 0.108 },
  B: { Ka: 0.183 },
  C: { Ka: 0.277 },
  N: { Ka: 0.392 },
  O: { Ka: 0.525 },
  F: { Ka: 0.677 },
  Ne: { Ka: 0.849 },
  Na: { Ka: 1.04 },
  Mg: { Ka: 1.254, Kb: 1.302 },
  Al: { Ka: 1.486, Kb: 1.557 },
  Si: { Ka: 1.74, Kb: 1.837 },
  P: { Ka: 2.01, Kb: 2.139 },
  S: { Ka: 2.309, Kb: 2.465 },
  Cl: { Ka: 2.621, Kb: 2.812 },
  Ar: { Ka: 2.957, Kb: 3.19 },
  K: { Ka: 3.313, Kb: 3.59 },
  Ca: { Ka: 3.691, Kb: 4.013 },
  Sc: { Ka: 4.092, Kb: 4.464 },
  Ti: { Ka: 4.51, Kb: 4.933, La: 0.452, Lb: 0.458 },
  V: { Ka: 4.95, Kb: 5.428, La: 0.51, Lb: 0.518 },
  Cr: { Ka: 5.412, Kb: 5.947, La: 0.572, Lb: 0.582 },
  Mn: { Ka: 5.897, Kb: 6.492, La: 0.637, Lb: 0.648 },
  Fe: { Ka: 6.401, Kb: 7.059, La: 0.705, Lb: 0.718 },
  Co: { Ka: 6.926, Kb: 7.649, La: 0.775, Lb: 0.79 },
  Ni: { Ka: 7.474, Kb: 8.266, La: 0.849, Lb: 0.866 },
  Cu: { Ka: 8.04, Kb: 8.903, La: 0.928, Lb: 0.947 },
  Zn: { Ka: 8.629, Kb: 9.569, La: 1.012, Lb: 1.035 },
  Ga: { Ka: 9.242, Kb: 10.266, La: 1.098, Lb: 1.124 },
  Ge: { Ka: 9.875, Kb: 10.981, La: 1.188, Lb: 1.218 },
  As: { Ka: 10.531, Kb: 11.724, La: 1.282, Lb: 1.317 },
  Se: { Ka: 11.21, Kb: 12.495, La: 1.379, Lb: 1.419 },
  Br: { Ka: 11.908, Kb: 13.29, La: 1.481, Lb: 1.526 },
  Kr: { Ka: 12.63, Kb: 14.109, La: 1.584, Lb: 1.636 },
  Rb: { Ka: 13.376, Kb: 14.958, La: 1.692, Lb: 1.751 },
  Sr: { Ka: 14.142, Kb: 15.831, La: 1.806, Lb: 1.871 },
  Y: { Ka: 14.932, Kb: 16.735, La: 1.924, Lb: 1.998 },
  Zr: { Ka: 15.746, Kb: 17.664, La: 2.044, Lb: 2.126 },
  Nb: { Ka: 16.583, Kb: 18.62, La: 2.168, Lb: 2.26 },
  Mo: { Ka: 17.444, Kb: 19.6, La: 2.292, Lb: 2.394 },
  Tc: { Ka: 18.327, Kb: 20.616, La: 2.423, Lb: 2.535 },
  Ru: { Ka: 19.234, Kb: 21.648, La: 2.558, Lb: 2.683 },
  Rh: { Ka: 20.167, Kb: 22.715, La: 2.696, Lb: 2.834 },
  Pd: { Ka: 21.123, Kb: 23.808, La: 2.837, Lb: 2.99 },
  Ag: { Ka: 22.103, Kb: 24.93, La: 2.982, Lb: 3.15 },
  Cd: { Ka: 23.107, Kb: 26.081, La: 3.132, Lb: 3.315 },
  In: { Ka: 24.138, Kb: 27.262, La: 3.285, Lb: 3.487 },
  Sn: { Ka: 25.192, Kb: 28.471, La: 3.443, Lb: 3.663 },
  Sb: { Ka: 26.272, Kb: 29.709, La: 3.603, Lb: 3.842, Ma: 0.528, Mb: 0.538 },
  Te: { Ka: 27.378, Kb: 30.976, La: 3.767, Lb: 4.029, Ma: 0.573, Mb: 0.583 },
  I: { Ka: 28.509, Kb: 32.275, La: 3.937, Lb: 4.221, Ma: 0.619, Mb: 0.631 },
  Xe: { Ka: 29.662, Kb: 33.599, La: 4.108, Lb: 4.418, Ma: 0.676, Mb: 0.689 },
  Cs: { Ka: 30.851, Kb: 34.959, La: 4.284, Lb: 4.618, Ma: 0.727, Mb: 0.74 },
  Ba: { Ka: 32.061, Kb: 36.353, La: 4.465, Lb: 4.828, Ma: 0.78, Mb: 0.796 },
  La: { Ka: 33.298, Kb: 37.769, La: 4.645, Lb: 5.038, Ma: 0.836, Mb: 0.853 },
  Ce: { Ka: 34.564, Kb: 39.226, La: 4.837, Lb: 5.262, Ma: 0.884, Mb: 0.902 },
  Pr: { Ka: 35.859, Kb: 40.717, La: 5.033, Lb: 5.492, Ma: 0.927, Mb: 0.946 },
  Nd: { Ka: 37.179, Kb: 42.236, La: 5.225, Lb: 5.719, Ma: 0.979, Mb: 1.002 },
  Pm: { Ka: 38.528, Kb: 43.788, La: 5.429, Lb: 5.961, Ma: 1.023, Mb: 1.048 },
  Sm: { Ka: 39.906, Kb: 45.373, La: 5.63, Lb: 6.201, Ma: 1.078, Mb: 1.106 },
  Eu: { Ka: 41.314, Kb: 46.993, La: 5.846, Lb: 6.458, Ma: 1.122, Mb: 1.153 },
  Gd: { Ka: 42.751, Kb: 48.646, La: 6.05, Lb: 6.708, Ma: 1.181, Mb: 1.213 },
  Tb: { Ka: 44.218, Kb: 50.331, La: 6.269, Lb: 6.975, Ma: 1.233, Mb: 1.269 },
  Dy: { Ka: 45.715, Kb: 52.056, La: 6.494, Lb: 7.248, Ma: 1.284, Mb: 1.325 },
  Ho: { Ka: 47.243, Kb: 53.815, La: 6.716, Lb: 7.526, Ma: 1.342, Mb: 1.383 },
  Er: { Ka: 48.802, Kb: 55.608, La: 6.945, Lb: 7.811, Ma: 1.404, Mb: 1.448 },
  Tm: { Ka: 50.392, Kb: 57.435, La: 7.175, Lb: 8.102, Ma: 1.463, Mb: 1.51 },
  Yb: { Ka: 52.014, Kb: 59.306, La: 7.411, Lb: 8.402, Ma: 1.526, Mb: 1.574 },
  Lu: { Ka: 53.669, Kb: 61.208, La: 7.65, Lb: 8.71, Ma: 1.58, Mb: 1.63 },
  Hf: { Ka: 55.362, Kb: 63.156, La: 7.894, Lb: 9.023, Ma: 1.646, Mb: 1.7 },
  Ta: { Ka: 57.078, Kb: 65.128, La: 8.14, Lb: 9.343, Ma: 1.712, Mb: 1.77 },
  W: { Ka: 58.83, Kb: 67.144, La: 8.392, Lb: 9.672, Ma: 1.775, Mb: 1.838 },
  Re: { Ka: 60.62, Kb: 69.201, La: 8.645, Lb: 10.01, Ma: 1.84, Mb: 1.906 },
  Os: { Ka: 62.445, Kb: 71.3, La: 8.904, Lb: 10.354, Ma: 1.907, Mb: 1.978 },
  Ir: { Ka: 64.305, Kb: 73.438, La: 9.167, Lb: 10.708, Ma: 1.976, Mb: 2.052 },
  Pt: { Ka: 66.201, Kb: 75.619, La: 9.434, Lb: 11.071, Ma: 2.048, Mb: 2.128 },
  Au: { Ka: 68.136, Kb: 77.843, La: 9.704, Lb: 11.443, Ma: 2.118, Mb: 2.203 },
  Hg: { Ka: 70.105, Kb: 80.107, La: 9.98, Lb: 11.824, Ma: 2.191, Mb: 2.281 },
  Tl: { Ka: 72.115, Kb: 82.416, La: 10.259, Lb: 12.213, Ma: 2.267, Mb: 2.363 },
  Pb: { Ka: 74.164, Kb: 84.772, La: 10.541, Lb: 12.614, Ma: 2.342, Mb: 2.444 },
  Bi: { Ka: 76.252, Kb: 87.171, La: 10.828, Lb: 13.023, Ma: 2.418, Mb: 2.526 },
  Po: { Ka: 78.382, Kb: 89.614, La: 11.119, Lb: 13.446, Ma: 2.499, Mb: 2.614 },
  At: { Ka: 80.551, Kb: 92.104, La: 11.415, Lb: 13.876, Ma: 2.577, Mb: 2.699 },
  Rn: { Ka: 82.762, Kb: 94.653, La: 11.714, Lb: 14.315, Ma: 2.654, Mb: 2.784 },
  Fr: { Ka: 85.021, Kb: 97.246, La: 12.017, Lb: 14.771, Ma: 2.732, Mb: 2.868 },
  Ra: { Ka: 87.328, Kb: 99.89, La: 12.325, Lb: 15.236, Ma: 2.806, Mb: 2.949 },
  Ac: { Ka: 89.665, Kb: 102.589, La: 12.637, Lb: 15.713, Ma: 2.9, Mb: 3.051 },
  Th: { Ka: 92.06, Kb: 105.335, La: 12.952, Lb: 16.202, Ma: 2.99, Mb: 3.149 },
  Pa: { Ka: 94.501, Kb: 108.142, La: 13.274, Lb: 16.703, Ma: 3.071, Mb: 3.24 },
  U: { Ka: 96.992, Kb: 111, La: 13.596, Lb: 17.22, Ma: 3.164, Mb: 3.34 },
  Np: { Ka: 99.527, Kb: 113.913, La: 13.927, Lb: 17.751, Ma: 3.25, Mb: 3.435 },
  Pu: { Ka: 102.113, Kb: 116.888, La: 14.262, Lb: 18.296, Ma: 3.339, Mb: 3.534 },
  Am: { Ka: 104.756, Kb: 119.924, La: 14.599, Lb: 18.856, Ma: 3.429, Mb: 3.635 },
  Cm: { Ka: 107.457, Kb: 123.023, La: 14.939, Lb: 19.427, Ma: 3.525, Mb: 3.74 },
  Bk: { Ka: 110.202, Kb: 126.177, La: 15.285, Lb: 20.018, Ma: 3.616, Mb: 3.842 },
  Cf: { Ka: 113.003, Kb: 129.397, La: 15.636, Lb: 20.624, Ma: 3.709, Mb: 3.946 }
};

/** Whether a text is the symbol of an element with lines, such as Au. */
export function isElement(symbol: string): boolean {
  return symbol in ENERGIES;
}

/** All lines of an element, none for an unknown symbol. */
export function linesOf(element: string): XrayLine[] {
  const energies = ENERGIES[element] ?? {};
  return Object.entries(energies).map(([name, energy]) => ({ element, name: name as LineName, energy }));
}
