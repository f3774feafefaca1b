import type { Sector } from '../../../core/calibration/pixels/exclusions';
import type { Calibration } from '../../../core/calibration/calibration';
import type { CalibrationPattern } from '../../../core/calibration/pixels/calibrationPattern';
import type { Standard } from '../../../core/standards/standard';

/** Everything that a report of a calibration shows. */
export interface ReportInput {
  readonly calibration: Calibration;
  /** What was calibrated */
  readonly pattern: CalibrationPattern;
  /** Wedges that were left out about the apex of the calibration */
  readonly sectors?: readonly Sector[];
  readonly facts: ReportFacts;
  /** Place of the direct beam in every scan position, where it was measured */
  readonly originMaps?: OriginMaps;
}

export interface ReportFacts {
  /** What the reference is, such as "Au cross-grating, 300 kV, 20 cm" */
  readonly title: string;
  /** File that holds the pattern */
  readonly inputFile: string;
  /** Acceleration voltage, V */
  readonly voltage: number;
  /** Nominal camera length, m */
  readonly cameraLength?: number;
  /** Distance between the pixels of the detector, m */
  readonly pixelPitch?: number;
  /** What it was measured against */
  readonly standard: Standard;
  /** Frames that were summed */
  readonly frames?: number;
  /** When it was calibrated, ISO 8601 */
  readonly time: string;
  /** Of this program */
  readonly version: string;
  /** How it was calibrated, by the name of the option */
  readonly options?: Readonly<Record<string, unknown>>;
  /** What else is known of the recording, in the order in which it is shown */
  readonly further?: readonly (readonly [name: string, value: string])[];
}

export interface OriginMaps {
  /** Row of the direct beam at regular scan positions, px; NaN where it is not known */
  readonly rows: ArrayLike<number>;
  readonly columns: ArrayLike<number>;
  readonly shape: readonly [rows: number, columns: number];
  /** Scan rows and columns from one entry to the next */
  readonly every: readonly [rows: number, columns: number];
}
