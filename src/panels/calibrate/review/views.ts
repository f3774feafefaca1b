import { discPixels, outsideSectors } from '../../../core/calibration/pixels/exclusions';
import type { CleanPattern } from '../../../core/calibration/pixels/calibrationPattern';
import { cleanPattern } from '../../../core/calibration/pixels/calibrationPattern';
import { calibratedGeometry, roundGeometry } from '../../../core/calibration/display/calibratedGeometry';
import type { FlattenedProfile } from '../../../core/calibration/display/flattenedProfile';
import { flattenedProfile } from '../../../core/calibration/display/flattenedProfile';
import { undistortedPattern } from '../../../core/calibration/display/undistortedPattern';
import { unrolledPattern } from '../../../core/calibration/display/unrolledPattern';
import type { PlainImage } from '../../../core/shrinkImage';
import type { CalibrationRecord } from '../../../protocol/calibrate/calibrationRecord';
import { recordStandard } from '../../../protocol/calibrate/recordStandard';
import type { Grid } from '../../plots/grid';
import { leftOutPattern } from './leftOut';
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
  /** Pixels that a person left out, on each of these: from 0.5 on; absent where none were */
  readonly leftOut?: Readonly<Record<'corrected' | 'unrolled' | 'unrolledAsRecorded', Grid>>;
  /** The mask file on the pattern as it was recorded */
  readonly mask?: Grid;
  /** q at the left and right edge of the unrolled images, 1/Å */
  readonly qRange: readonly [number, number];
}

type Sampled = Pick<CleanPattern, 'counts' | 'used' | 'shape'>;

const AZIMUTHS = 180;
const STEPS = 320;

/** What is drawn of records of one pattern; undefined for a record without geometry. @param recorded NaN where no detector is */
export function viewsOn(recorded: Grid): (record: CalibrationRecord, mask?: Grid) => CalibrationViews | undefined {
  const { values: counts, shape } = recorded;
  let kept: { readonly discs: string; readonly mask?: Grid; readonly pattern: CleanPattern } | undefined;
  return (record, mask) => {
    const { excludeDiscs = [], excludeSectors = [] } = record.options;
    const discs = JSON.stringify(excludeDiscs);
    if (kept?.discs !== discs || kept.mask !== mask) {
      const left = discPixels(excludeDiscs, shape);
      mask?.values.forEach((is, pixel) => (left[pixel] = is ? 1 : left[pixel]));
      kept = { discs, mask, pattern: cleanPattern({ counts, shape, mask: left }) };
    }
    const { pattern } = kept;
    const about = record['excluded_sectors_about(px)'];
    const used = about ? outsideSectors(pattern.used, shape, about, excludeSectors) : pattern.used;
    const views = calibrationViews({ ...pattern, used }, record, leftOutPattern(record, shape, mask));
    return views && { ...views, ...(mask && { mask }) };
  };
}

function calibrationViews(
  pattern: CleanPattern,
  record: CalibrationRecord,
  leftOut: Sampled | undefined
): CalibrationViews | undefined {
  const numbers = recordNumbers(record);
  if (!numbers) {
    return undefined;
  }
  const { values, distortion } = numbers;
  const conditions = { voltage: record['acceleration_voltage(V)'], standard: recordStandard(record) };
  const profile = flattenedProfile(pattern, values, conditions);
  const qRange = profile ? extent(profile.q) : wholeDetector(pattern.shape, values.pixelSizeGeoInvAng);
  const grid = { azimuths: AZIMUTHS, steps: STEPS, qRange };
  const drawn = (of: Sampled) => ({
    corrected: gridOf(undistortedPattern(of, values, distortion)),
    unrolled: gridOf(unrolledPattern(of, calibratedGeometry(values), grid)),
    unrolledAsRecorded: gridOf(unrolledPattern(of, roundGeometry(values), grid))
  });
  return {
    profile,
    ...drawn(pattern),
    ...(leftOut && { leftOut: drawn(leftOut) }),
    qRange
  };
}

function gridOf({ values, shape }: Pick<PlainImage, 'values' | 'shape'>): Grid {
  return { values: Float32Array.from(values), shape };
}

function extent(q: Float64Array): [number, number] {
  return [q[0], q[q.length - 1]];
}

function wholeDetector([rows, columns]: readonly [number, number], pixelSize: number): [number, number] {
  return [0, (Math.min(rows, columns) / 2) * pixelSize];
}
