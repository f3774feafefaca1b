/** Conditions under which a pattern is recorded. */
export interface RecordingConditions {
  /** Acceleration voltage, V */
  readonly voltage: number;
  /** Nominal camera length, m */
  readonly cameraLength: number;
}

/**
 * Pixel sizes that the gold calibration in use at ePSIC begins its search with: 1/Å per pixel of a Medipix3 detector, by kV
 * and cm of nominal camera length. Nominal lengths differ from true ones by up to 2.4, so that none can be computed.
 */
const USUAL: Readonly<Record<number, Readonly<Record<number, number>>>> = {
  200: { 9: 0.011, 20: 0.0053, 40: 0.0027, 80: 0.0014, 100: 0.0009 },
  300: { 20: 0.0093, 40: 0.0049, 80: 0.0024, 100: 0.0019 }
};

/** The usual pixel size under some conditions in 1/Å; undefined where none is known. */
export function usualPixelSize({ voltage, cameraLength }: RecordingConditions): number | undefined {
  return USUAL[Math.round(voltage / 1000)]?.[wholeCentimetres(cameraLength)];
}

/** Whole centimetres of a length in m, cut off as in the names of ePSIC's records; 0.29 m are 29, not 28.999... */
export function wholeCentimetres(length: number): number {
  return Math.floor(100 * length + 1e-6);
}
