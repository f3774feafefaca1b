import { PolarSampling } from '../../../core/radial/polarProfile';
import type { RingEllipse } from '../../../core/radial/ringEllipse';
import { ringProfile } from '../../../core/radial/ringProfile';
import { RingQuantiles } from '../../../core/radial/ringQuantile';
import { wholeRingArea } from '../../../core/radial/ringSums';
import { solidAngleFactors } from '../../../core/radial/solidAngle';
import { sumFrame } from '../../../core/radial/sumRings';
import type { RadialOptions } from '../../../protocol/radial/radialOptions';
import { quantileOf } from '../statistic';
import type { ScanRings } from './scanRings';

/** One pattern with all that its profile depends on. */
export interface ProfiledPattern {
  readonly counts: Float64Array;
  readonly shape: readonly [rows: number, columns: number];
  /** 1 = the pixel counts */
  readonly used: Uint8Array;
  /** Row and column of the direct beam */
  readonly origin: readonly [number, number];
  readonly ellipse: RingEllipse;
  /** 1/Å per px along the minor axis, V */
  readonly pixelSizeInvAng: number;
  readonly voltage: number;
}

/** What is told of every ring; NaN where it is not known. */
export interface PatternProfile {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
  readonly countingError: Float64Array;
  readonly spreadError: Float64Array;
  /** Part of the ring that is seen */
  readonly seen: Float64Array;
}

type Asked = Pick<RadialOptions, 'statistic' | 'solidAngle' | 'gain'>;

/** Makes a profile of a single pattern, as a transform makes them of all. @param rings of its scan */
export function exactProfile(
  { counts, used, origin, ellipse, pixelSizeInvAng, voltage }: ProfiledPattern,
  { statistic, solidAngle, gain }: Asked,
  ringsOfScan: ScanRings
): PatternProfile {
  const { frame, rings, weights } = ringsOfScan.about(origin, used);
  const { mean, variance, countingError, spreadError } = ringProfile(sumFrame(frame, rings, counts), weights, gain);
  const quantile = quantileOf(statistic);
  if (quantile !== undefined) {
    new RingQuantiles(rings, quantile).of(counts, frame, mean);
  }
  const factors = solidAngle ? solidAngleFactors(rings, pixelSizeInvAng, voltage) : undefined;
  const scaled = (values: Float64Array, power: number): Float64Array =>
    factors ? values.map((value, ring) => value * factors[ring] ** power) : values;
  return {
    mean: scaled(mean, 1),
    variance: scaled(variance, 2),
    countingError: scaled(countingError, 1),
    spreadError: scaled(spreadError, 1),
    seen: weights.area.map((area, ring) => area / wholeRingArea(ring, ellipse.axisRatio))
  };
}

/** The same as ePSIC's notebooks make them, see PolarSampling. */
export function polarProfile({ counts, shape, used, origin, ellipse }: ProfiledPattern): PatternProfile {
  const sampling = new PolarSampling(shape, origin, ellipse, used);
  const some = (): Float64Array => new Float64Array(sampling.rings);
  const [mean, variance] = [some(), some()];
  sampling.profile(counts, mean, variance);
  return {
    mean,
    variance,
    countingError: some().fill(NaN),
    spreadError: some().fill(NaN),
    seen: some().map((_, ring) => sampling.ringArea(ring) / wholeRingArea(ring, ellipse.axisRatio))
  };
}
