/** The conditions of a calibration. */
export interface GridConditions {
  /** V; absent where it is not known */
  readonly voltage?: number;
  /** m */
  readonly cameraLength: number;
}

/** Calibrations by their conditions: each cell holds those of one voltage and camera length, as they came. */
export interface LibraryGrid<T> {
  /** kV, largest first; undefined last, where some do not say it */
  readonly voltages: readonly (number | undefined)[];
  /** cm, smallest first */
  readonly lengths: readonly number[];
  at(voltage: number | undefined, length: number): readonly T[];
}

/** Conditions to kV and mm: what metadata round is one. */
export function libraryGrid<T extends GridConditions>(records: readonly T[]): LibraryGrid<T> {
  const kilovolts = ({ voltage }: T): number | undefined =>
    voltage === undefined ? undefined : Math.round(voltage / 1000);
  const centimetres = ({ cameraLength }: T): number => Math.round(1000 * cameraLength) / 10;
  return {
    voltages: [...new Set(records.map(kilovolts))].sort((one, other) => (other ?? 0) - (one ?? 0)),
    lengths: [...new Set(records.map(centimetres))].sort((one, other) => one - other),
    at: (voltage, length) => records.filter(one => kilovolts(one) === voltage && centimetres(one) === length)
  };
}
