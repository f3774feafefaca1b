import { PolarSampling } from '../../../core/radial/polarProfile';
import type { RingEllipse } from '../../../core/radial/ringEllipse';
import { rounding } from '../../../core/radial/ringEllipse';
import { ringProfile } from '../../../core/radial/ringProfile';
import { RingQuantiles } from '../../../core/radial/ringQuantile';
import type { RingShares } from '../../../core/radial/ringShares';
import { firstRings, ringShares } from '../../../core/radial/ringShares';
import type { RingWeights } from '../../../core/radial/ringSums';
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
    const { shares, weights } = this.ringsAbout(shape, origin, ellipse, used);
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

  /** Rings about few beams are kept: with a step through a scan the beam moves less than they are exact to. */
  private ringsAbout(
    shape: readonly [number, number],
    origin: readonly [number, number],
    ellipse: RingEllipse,
    used: Uint8Array
  ): Rings {
    const key = [...shape, ...origin, ellipse.axisRatio, ellipse.theta].join(' ');
    const known = this.known.get(key);
    const shares = known?.shares ?? ringShares(shape, origin, rounding(ellipse));
    const rings = known?.used === used ? known : { shares, used, weights: ringWeights(sumRings(shares, used, used)) };
    this.known.delete(key);
    this.known.set(key, rings);
    if (this.known.size > MOST_KNOWN) {
      const [oldest] = this.known.keys();
      this.known.delete(oldest);
    }
    return rings;
  }

  private readonly known = new Map<string, Rings>();
}

/** Rings about a beam, and what of them counts. */
interface Rings {
  readonly shares: RingShares;
  /** The same object as long as the same pixels count */
  readonly used: Uint8Array;
  readonly weights: RingWeights;
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
