import { discPixels, outsideSectors } from '../../../core/calibration/pixels/exclusions';
import type { CleanPattern } from '../../../core/calibration/pixels/calibrationPattern';
import { cleanPattern } from '../../../core/calibration/pixels/calibrationPattern';
import { calibratedGeometry, roundGeometry } from '../../../core/calibration/display/calibratedGeometry';
import type { FlattenedProfile } from '../../../core/calibration/display/flattenedProfile';
import { flattenedProfile } from '../../../core/calibration/display/flattenedProfile';
import { undistortedPattern } from '../../../core/calibration/display/undistortedPattern';
import { MOST_SAMPLES as UNROLLED_SAMPLES, unrolledPattern } from '../../../core/calibration/display/unrolledPattern';
import type { Geometry } from '../../../core/calibration/geometry';
import type { PlainImage } from '../../../core/shrinkImage';
import type { CalibrationOptions } from '../../../protocol/calibrate/calibrationOptions';
import type { CalibrationRecord } from '../../../protocol/calibrate/calibrationRecord';
import { recordStandard } from '../../../protocol/calibrate/recordStandard';
import { lazily, once } from '../../parts/lazily';
import type { Grid } from '../../plots/grid';
import { leftOutPattern } from './leftOut';
import type { RecordNumbers } from './recordNumbers';
import { recordNumbers } from './recordNumbers';

/**
 * What a calibration is judged by: all of it follows from the record and the pattern, no fit is needed. Each part is calculated
 * when it is asked for first.
 */
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
  readonly leftOut?: Pictures;
  /** The mask file on the pattern as it was recorded */
  readonly mask?: Grid;
  /** q at the left and right edge of the unrolled images, 1/Å */
  readonly qRange: readonly [number, number];
}

type Pictures = Readonly<Pick<CalibrationViews, 'corrected' | 'unrolled' | 'unrolledAsRecorded'>>;
type Sampled = Pick<CleanPattern, 'counts' | 'used' | 'shape'>;

/** Of a single count that lies between four places, at one of them at least */
const SHARE = 1 / 4;
const AZIMUTHS = 180;
const STEPS = 320;

/** What is drawn of records of one pattern; undefined for a record without geometry. @param recorded NaN where no detector is */
export function viewsOn(recorded: Grid): (record: CalibrationRecord, mask?: Grid) => CalibrationViews | undefined {
  const { values: counts, shape } = recorded;
  let kept: { readonly discs: string; readonly mask?: Grid; readonly pattern: CleanPattern } | undefined;
  const cleaned = (excludeDiscs: readonly Disc[], mask: Grid | undefined): CleanPattern => {
    const discs = JSON.stringify(excludeDiscs);
    if (kept?.discs !== discs || kept.mask !== mask) {
      const left = discPixels(excludeDiscs, shape);
      mask?.values.forEach((is, pixel) => (left[pixel] = is ? 1 : left[pixel]));
      kept = { discs, mask, pattern: cleanPattern({ counts, shape, mask: left }) };
    }
    return kept.pattern;
  };
  return (record, mask) => {
    const numbers = recordNumbers(record);
    const { excludeDiscs = [], excludeSectors = [] } = record.options;
    const about = record['excluded_sectors_about(px)'];
    const pattern = once(() => {
      const clean = cleaned(excludeDiscs, mask);
      return about ? { ...clean, used: outsideSectors(clean.used, shape, about, excludeSectors) } : clean;
    });
    return numbers && calibrationViews({ record, numbers, pattern, shape, mask });
  };
}

type Disc = NonNullable<CalibrationOptions['excludeDiscs']>[number];

interface Viewed {
  readonly record: CalibrationRecord;
  readonly numbers: RecordNumbers;
  readonly shape: readonly [number, number];
  readonly mask?: Grid;
  pattern(): CleanPattern;
}

function calibrationViews({ record, numbers, pattern, shape, mask }: Viewed): CalibrationViews {
  const { values, distortion } = numbers;
  const conditions = { voltage: record['acceleration_voltage(V)'], standard: recordStandard(record) };
  const profile = once(() => flattenedProfile(pattern(), values, conditions));
  const qRange = once(() => {
    const found = profile();
    return found ? extent(found.q) : wholeDetector(shape, values.pixelSizeGeoInvAng);
  });
  const picturesOf = (of: () => Sampled): Pictures => {
    const least = once(() => leastCount(of().counts));
    const unrolled = (geometry: Geometry): Grid =>
      gridOf(
        unrolledPattern(of(), geometry, { azimuths: AZIMUTHS, steps: STEPS, qRange: qRange() }),
        (SHARE / UNROLLED_SAMPLES) * least()
      );
    return lazily<Pictures>({
      corrected: () => gridOf(undistortedPattern(of(), values, distortion), SHARE * least()),
      unrolled: () => unrolled(calibratedGeometry(values)),
      unrolledAsRecorded: () => unrolled(roundGeometry(values))
    });
  };
  const pictures = picturesOf(pattern);
  return lazily<CalibrationViews>({
    profile,
    corrected: () => pictures.corrected,
    unrolled: () => pictures.unrolled,
    unrolledAsRecorded: () => pictures.unrolledAsRecorded,
    leftOut: () => {
      const left = leftOutPattern(record, shape, mask);
      return left && picturesOf(() => left);
    },
    mask: () => mask,
    qRange
  });
}

/** @param least what is less is none: log colours would otherwise begin at what interpolation leaves between empty pixels */
function gridOf({ values, shape }: Pick<PlainImage, 'values' | 'shape'>, least: number): Grid {
  return { values: Float32Array.from(values, value => (value < least ? 0 : value)), shape };
}

/** The smallest number of counts above 0; Infinity without any. */
function leastCount(counts: ArrayLike<number>): number {
  let least = Infinity;
  for (let pixel = 0; pixel < counts.length; pixel++) {
    least = counts[pixel] > 0 && counts[pixel] < least ? counts[pixel] : least;
  }
  return least;
}

function extent(q: Float64Array): [number, number] {
  return [q[0], q[q.length - 1]];
}

function wholeDetector([rows, columns]: readonly [number, number], pixelSize: number): [number, number] {
  return [0, (Math.min(rows, columns) / 2) * pixelSize];
}
