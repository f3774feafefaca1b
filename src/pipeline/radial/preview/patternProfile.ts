import { PolarSampling } from '../../../core/radial/polarProfile';
import type { RingEllipse } from '../../../core/radial/ringEllipse';
import { rounding } from '../../../core/radial/ringEllipse';
import { ringProfile } from '../../../core/radial/ringProfile';
import { RingQuantiles } from '../../../core/radial/ringQuantile';
import type { RingShares } from '../../../core/radial/ringShares';
import { firstRings, ringShares } from '../../../core/radial/ringShares';
import { ringWeights, wholeRingArea } from '../../../core/radial/ringSums';
import { solidAngleFactors } from '../../../core/radial/solidAngle';
import { sumRings } from '../../../core/radial/sumRings';
import type { RadialOptions } from '../../../protocol/radial/radialOptions';
import { quantileOf } from '../statistic';

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

type Asked = Pick<RadialOptions, 'convention' | 'statistic' | 'solidAngle' | 'gain'>;

/** Makes profiles of single patterns, as a transform makes them of all. */
export class PatternProfiler {
  profile(pattern: ProfiledPattern, asked: Asked): PatternProfile {
    return asked.convention === 'epsic' ? polar(pattern) : this.exact(pattern, asked);
  }

  private exact(
    { counts, shape, used, origin, ellipse, pixelSizeInvAng, voltage }: ProfiledPattern,
    { statistic, solidAngle, gain }: Asked
  ): PatternProfile {
    const shares = this.sharesAbout(shape, origin, ellipse);
    const weights = ringWeights(sumRings(shares, used, used));
    const { mean, variance, countingError, spreadError } = ringProfile(sumRings(shares, counts, used), weights, gain);
    const quantile = quantileOf(statistic);
    if (quantile !== undefined) {
      const frame = { shape, shares: shares.entries, first: firstRings(shares), stride: shape[1], used };
      new RingQuantiles(shares.rings, quantile).of(counts, frame, mean);
    }
    const factors = solidAngle ? solidAngleFactors(shares.rings, pixelSizeInvAng, voltage) : undefined;
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

  /** Shares of rings about few beams are kept: with a step through a scan the beam moves less than they are exact to. */
  private sharesAbout(
    shape: readonly [number, number],
    origin: readonly [number, number],
    ellipse: RingEllipse
  ): RingShares {
    const key = [...shape, ...origin, ellipse.axisRatio, ellipse.theta].join(' ');
    const shares = this.known.get(key) ?? ringShares(shape, origin, rounding(ellipse));
    this.known.delete(key);
    this.known.set(key, shares);
    if (this.known.size > MOST_KNOWN) {
      const [oldest] = this.known.keys();
      this.known.delete(oldest);
    }
    return shares;
  }

  private readonly known = new Map<string, RingShares>();
}

/** A quad takes 4 MB each */
const MOST_KNOWN = 12;

function polar({ counts, shape, used, origin, ellipse }: ProfiledPattern): PatternProfile {
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
