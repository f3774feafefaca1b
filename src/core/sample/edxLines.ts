/** Characteristic lines of an element: energy in keV and height relative to the strongest. */
export type EdxLines = readonly (readonly [energy: number, relative: number])[];

/**
 * Main lines in keV (X-ray Data Booklet, LBNL 2009). The heights of L against M and K series are those of a thin specimen at
 * 300 kV in round numbers, good enough to look like a spectrum and not meant for quantification.
 */
export const EDX_LINES = {
  carbon: [[0.277, 1]],
  gold: [
    [1.66, 0.05],
    [2.123, 1],
    [2.205, 0.55],
    [8.494, 0.03],
    [9.713, 0.75],
    [11.442, 0.4],
    [11.585, 0.12],
    [13.382, 0.09]
  ],
  anatase: [
    [0.452, 0.1],
    [0.525, 0.4],
    [4.511, 1],
    [4.932, 0.13]
  ],
  copper: [
    [0.93, 0.2],
    [8.048, 1],
    [8.905, 0.13]
  ]
} satisfies Record<string, EdxLines>;
