import { electronWavelength } from '../../gold/wavelength';
import type { Standard } from '../../standards/standard';
import type { BeamSearch } from '../../pattern/beamPlace';
import { beamFall } from '../../pattern/likeliestPlace';
import type { CalibrationNumbers } from '../calibration';
import type { CleanPattern } from '../pixels/calibrationPattern';
import { ringTargets } from '../ringTargets';

/** The beam and its foot, in half radii, and the pixel's own blur */
const FOOT = 2;
const BLUR = 2;
/** Part of the beam that the detector has to see */
const SEEN = 0.5;

/**
 * Where to look for the direct beam in the single frames of a calibrated scan: around its place in their sum, half as far as the
 * first ring of the standard, gold by default.
 *
 * @param pattern the sum of the frames, with saturated pixels used (see exposedPixels)
 * @returns undefined where a beam stop covers it, or it is as wide as the rings
 */
export function beamSearch(
  pattern: Pick<CleanPattern, 'counts' | 'used' | 'shape'>,
  values: Pick<CalibrationNumbers, 'centreRow' | 'centreColumn' | 'pixelSizeInvAng'>,
  { voltage, standard }: { voltage: number; standard?: Standard }
): BeamSearch | undefined {
  const centre = [values.centreRow, values.centreColumn] as const;
  const [{ t }] = ringTargets(electronWavelength(voltage), standard);
  const reach = t / values.pixelSizeInvAng / 2;
  const { means, seen } = ringMeans(pattern, centre, reach);
  const half = means.findIndex(mean => mean < means[0] / 2);
  const radius = FOOT * half + BLUR;
  const isSeen = seen.slice(0, half).every(share => share >= SEEN);
  return half > 0 && isSeen && radius < reach ? { centre, reach, radius, fall: beamFall(means, radius) } : undefined;
}

/** Counts per used pixel by radius, in rings of 1 px, and the share of pixels that are used. */
function ringMeans(
  { counts, used, shape: [rows, columns] }: Pick<CleanPattern, 'counts' | 'used' | 'shape'>,
  [row, column]: readonly [number, number],
  radius: number
): { means: number[]; seen: number[] } {
  const size = Math.ceil(radius);
  const sums = new Float64Array(size);
  const pixels = new Float64Array(size);
  const all = new Float64Array(size);
  for (let r = Math.max(0, Math.ceil(row - radius)); r <= Math.min(rows - 1, row + radius); r++) {
    for (let c = Math.max(0, Math.ceil(column - radius)); c <= Math.min(columns - 1, column + radius); c++) {
      const ring = Math.floor(Math.hypot(r - row, c - column));
      if (ring < size) {
        all[ring]++;
        pixels[ring] += used[r * columns + c];
        sums[ring] += used[r * columns + c] * counts[r * columns + c];
      }
    }
  }
  return {
    means: Array.from(sums, (sum, ring) => sum / pixels[ring]),
    seen: Array.from(pixels, (number, ring) => number / all[ring])
  };
}
