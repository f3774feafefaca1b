import type { CleanPattern } from '../pixels/calibrationPattern';
import type { Geometry } from '../geometry';
import { NO_BEND, UNBENT_Q } from '../geometry';

/** Sectors of a turn in which ring positions are measured */
export const SECTORS = 36;

/** Pixels of a pattern in bins of sector and q, in reciprocal space: sectors x bins. */
export interface PolarBins {
  readonly bins: number;
  /** Width of a bin in q, 1/Å */
  readonly step: number;
  readonly pixels: Float64Array;
  readonly counts: Float64Array;
  /** Sum of q = tan(2θ)/λ of the pixels of a bin, 1/Å: where the bin is, exactly */
  readonly q: Float64Array;
}

/** Bins across a px: fine against any ring, so that a bin may stand for its pixels */
const BINS_PER_PIXEL = 4;

/** Mean counts of the pixels of annuli. */
export interface RadialProfile {
  /** Mean q of the pixels of each annulus, 1/Å */
  readonly q: Float64Array;
  readonly counts: Float64Array;
  readonly pixels: Float64Array;
  /** Part of each annulus that is on the detector and not masked */
  readonly coverage: Float64Array;
}

/** Bins in an annulus of the profile: half a px */
const BINS_PER_ANNULUS = 2;

/** Of the arc tangent between 0 and 45 degrees, in sectors */
const CURVE = (0.273 * SECTORS) / (2 * Math.PI);
// Called for every pixel: looked up once. Indices are cut off by "| 0", which makes them whole numbers for the machine, too
const { floor, sqrt } = Math;

/** @param pixelSize geometric mean, 1/Å */
export function polarBins(
  { counts, used, shape: [rows, columns] }: CleanPattern,
  { centre: [centreRow, centreColumn], matrix: [rr, rc, cc], bend }: Geometry,
  [qMin, qMax]: readonly [number, number],
  pixelSize: number
): PolarBins {
  const step = pixelSize / BINS_PER_PIXEL;
  const farthest = Math.hypot(rows, columns) * pixelSize * 2;
  const bins = Math.ceil(Math.min(qMax, farthest) / step) + BINS_PER_ANNULUS;
  const [pixels, sums, places] = [
    new Float64Array(SECTORS * bins),
    new Float64Array(SECTORS * bins),
    new Float64Array(SECTORS * bins)
  ];
  const perStep = 1 / step;
  const [c, s, c3, s3, k] = bend ?? NO_BEND;
  const [lowest, highest] = [qMin * qMin, Math.min(qMax, (bins - 1) * step) ** 2];
  for (let row = 0, index = 0; row < rows; row++) {
    const down = row - centreRow;
    for (let column = 0; column < columns; column++, index++) {
      if (used[index] === 0) {
        continue;
      }
      const right = column - centreColumn;
      const u = rr * down + rc * right;
      const v = rc * down + cc * right;
      const square = u * u + v * v;
      if (square >= lowest && square <= highest) {
        let q = sqrt(square);
        if (bend) {
          // cos 3ψ and sin 3ψ times q³
          const cube = u * (4 * u * u - 3 * square);
          const other = v * (3 * square - 4 * v * v);
          q *= 1 + c * u + s * v + (c3 * cube + s3 * other) / square + k * (square - UNBENT_Q * UNBENT_Q);
        }
        const bin = q * perStep;
        if (!(bin < bins)) {
          continue;
        }
        const at = sectorOf(u, v) * bins + (bin | 0);
        pixels[at]++;
        sums[at] += counts[index];
        places[at] += q;
      }
    }
  }
  return { bins, step, pixels, counts: sums, q: places };
}

/** Sector of a direction. Its arc tangent is right to 0.3 degrees, enough to share pixels out to sectors of 10. */
function sectorOf(u: number, v: number): number {
  const x = u < 0 ? -u : u;
  const y = v < 0 ? -v : v;
  const slope = x > y ? y / x : x / y;
  const octant = slope * (SECTORS / 8 + CURVE * (1 - slope));
  const quadrant = x > y ? octant : SECTORS / 4 - octant;
  const half = u < 0 ? SECTORS / 2 - quadrant : quadrant;
  const sector = (v < 0 ? SECTORS - half : half) | 0;
  return sector < SECTORS ? sector : SECTORS - 1;
}

export function radialProfile({ bins, pixels, counts, q }: PolarBins): RadialProfile {
  const size = Math.ceil(bins / BINS_PER_ANNULUS);
  const [sums, places, numbers] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  for (let sector = 0, at = 0; sector < SECTORS; sector++) {
    for (let bin = 0; bin < bins; bin++, at++) {
      const annulus = floor(bin / BINS_PER_ANNULUS);
      sums[annulus] += counts[at];
      places[annulus] += q[at];
      numbers[annulus] += pixels[at];
    }
  }
  const filled = Array.from({ length: size }, (_, annulus) => annulus).filter(annulus => numbers[annulus] > 0);
  const width = BINS_PER_ANNULUS / BINS_PER_PIXEL;
  return {
    q: Float64Array.from(filled, annulus => places[annulus] / numbers[annulus]),
    counts: Float64Array.from(filled, annulus => sums[annulus] / numbers[annulus]),
    pixels: Float64Array.from(filled, annulus => numbers[annulus]),
    coverage: Float64Array.from(filled, annulus => numbers[annulus] / (Math.PI * width * width * (2 * annulus + 1)))
  };
}
