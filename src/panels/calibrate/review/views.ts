import { discPixels, outsideSectors } from '../../../core/calibration/exclusions';
import type { CleanPattern } from '../../../core/calibration/calibrationPattern';
import { cleanPattern } from '../../../core/calibration/calibrationPattern';
import { calibratedGeometry, roundGeometry } from '../../../core/calibration/display/calibratedGeometry';
import type { FlattenedProfile } from '../../../core/calibration/display/flattenedProfile';
import { flattenedProfile } from '../../../core/calibration/display/flattenedProfile';
import { undistortedPattern } from '../../../core/calibration/display/undistortedPattern';
import { unrolledPattern } from '../../../core/calibration/display/unrolledPattern';
import type { PlainImage } from '../../../core/shrinkImage';
import type { CalibrationRecord } from '../../../protocol/calibrate/calibrationRecord';
import { recordStandard } from '../../../protocol/calibrate/recordStandard';
import type { Grid } from '../../plots/grid';
import { recordNumbers } from './recordNumbers';

/** What a calibration is judged by: all of it follows from the record and the pattern, no fit is needed. */
export interface CalibrationViews {
  /** Absent where too little of the rings is on the detector */
  readonly profile?: FlattenedProfile;
  /** Pattern whose rings are circles */
  readonly corrected: Grid;
  /** Azimuth x q, with the ellipse taken out: rings are straight lines */
  readonly unrolled: Grid;
  /** The same as if rings were circles on the detector */
  readonly unrolledAsRecorded: Grid;
  /** q at the left and right edge of the unrolled images, 1/Å */
  readonly qRange: readonly [number, number];
}

const AZIMUTHS = 180;
const STEPS = 320;

/** What is drawn of records of one pattern; undefined for a record without geometry. @param recorded NaN where no detector is */
export function viewsOn(recorded: Grid): (record: CalibrationRecord) => CalibrationViews | undefined {
  const { values: counts, shape } = recorded;
  let kept: { readonly discs: string; readonly pattern: CleanPattern } | undefined;
  return record => {
    const { excludeDiscs = [], excludeSectors = [] } = record.options;
    const discs = JSON.stringify(excludeDiscs);
    if (kept?.discs !== discs) {
      kept = { discs, pattern: cleanPattern({ counts, shape, mask: discPixels(excludeDiscs, shape) }) };
    }
    const { pattern } = kept;
    const about = record['excluded_sectors_about(px)'];
    const used = about ? outsideSectors(pattern.used, shape, about, excludeSectors) : pattern.used;
    return calibrationViews({ ...pattern, used }, record);
  };
}

function calibrationViews(pattern: CleanPattern, record: CalibrationRecord): CalibrationViews | undefined {
  const numbers = recordNumbers(record);
  if (!numbers) {
    return undefined;
  }
  const { values, distortion } = numbers;
  const conditions = { voltage: record['acceleration_voltage(V)'], standard: recordStandard(record) };
  const profile = flattenedProfile(pattern, values, conditions);
  const qRange = profile ? extent(profile.q) : wholeDetector(pattern.shape, values.pixelSizeGeoInvAng);
  const grid = { azimuths: AZIMUTHS, steps: STEPS, qRange };
  return {
    profile,
    corrected: gridOf(undistortedPattern(pattern, values, distortion)),
    unrolled: gridOf(unrolledPattern(pattern, calibratedGeometry(values), grid)),
    unrolledAsRecorded: gridOf(unrolledPattern(pattern, roundGeometry(values), grid)),
    qRange
  };
}

function gridOf({ values, shape }: PlainImage): Grid {
  return { values: Float32Array.from(values), shape };
}

function extent(q: Float64Array): [number, number] {
  return [q[0], q[q.length - 1]];
}

function wholeDetector([rows, columns]: readonly [number, number], pixelSize: number): [number, number] {
  return [0, (Math.min(rows, columns) / 2) * pixelSize];
}
