import { alignedPixels } from '../frames/sinks/radial/alignedSums';
import type { AlignedSums } from '../frames/sinks/radial/alignedSums';
import { imageVariance } from '../../core/radial/imageVariance';
import { rounding } from '../../core/radial/ringEllipse';
import { ringShares } from '../../core/radial/ringShares';
import type { ScanTally } from '../../core/radial/scanTally';
import { scanSums } from '../../core/radial/scanTally';
import type { NormalisedVariance } from '../../core/radial/scanVariance';
import { scanVariances } from '../../core/radial/scanVariance';
import type { UsedCalibration } from '../../protocol/radial/radialResult';
import type { DatasetNode } from '../../storage/hdf5/write/node';
import { chunk } from '../../storage/hdf5/write/node';
import { alignedOrigin } from './correctedPicture';

/** The normalised variances in the order in which they are stored. */
export const VARIANCES = ['V_Omega', 'V_r', 'V_re', 'V_image'] as const;

/** What a whole scan says: its sums and the normalised variances. */
export interface ScanStatistics {
  /** Four rows of rings each, in the order of VARIANCES: as they are, what shot noise makes of them, their difference */
  readonly raw: Float64Array;
  readonly shotNoise: Float64Array;
  readonly corrected: Float64Array;
  readonly datasets: Readonly<Record<string, DatasetNode>>;
}

export function scanStatistics(
  { tally, aligned }: { readonly tally: ScanTally; readonly aligned: AlignedSums },
  frame: { readonly shape: readonly [number, number]; readonly used: Uint8Array; readonly origins: Float64Array },
  calibration: UsedCalibration,
  gain: number
): ScanStatistics {
  const scan = scanSums(tally);
  const rings = scan.mean.length;
  const pixels = alignedPixels(aligned, frame.used, frame.shape);
  const shares = ringShares(aligned.shape, alignedOrigin(frame.origins), rounding(calibration));
  const { omega, r, re } = scanVariances(scan, gain);
  const all = [omega, r, re, imageVariance(pixels, shares, rings, gain)];
  const rows = (of: keyof NormalisedVariance): Float64Array => {
    const values = new Float64Array(all.length * rings);
    all.forEach((variance, index) => values.set(variance[of], index * rings));
    return values;
  };
  const shape = [all.length, rings];
  const [raw, shotNoise] = [rows('raw'), rows('shotNoise')];
  return {
    raw,
    shotNoise,
    corrected: rows('corrected'),
    datasets: {
      normalised_variance_raw: chunk(raw, shape),
      normalised_variance_shot_noise: chunk(shotNoise, shape),
      scan_patterns: chunk(scan.positions),
      scan_sum_mean: chunk(scan.mean),
      scan_sum_mean_square: chunk(scan.meanSquare),
      scan_sum_counting_variance: chunk(scan.counting),
      scan_sum_variance: chunk(scan.variance),
      scan_sum_ring_mean_of_squares: chunk(scan.square)
    }
  };
}
