import type { CleanPattern } from '../pixels/calibrationPattern';
import type { Geometry } from '../geometry';
import { NO_BEND, UNBENT_Q } from '../geometry';

/** Sectors of a turn in which ring positions are measured */
export const SECTORS = 36;

/** Numbers kept of a bin: pixels, their counts, and the sum of their q = tan(2θ)/λ in 1/Å, which says where the bin is, exactly */
export const PER_BIN = 3;

/** Pixels of a pattern in bins of sector and q, in reciprocal space. */
export interface PolarBins {
  readonly bins: number;
  /** Width of a bin in q, 1/Å */
  readonly step: number;
  /** Sectors x bins x PER_BIN: side by side, since every pixel adds to all of its bin */
  readonly sums: Float64Array;
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
const { imul, sqrt } = Math;

/**
 * @param pixelSize geometric mean, 1/Å
 * @param spare sums of bins that nobody needs any more, to be filled again: new memory of this size costs as much as filling it
 */
export function polarBins(
  { counts, used, shape: [rows, columns] }: CleanPattern,
  { centre: [centreRow, centreColumn], matrix: [rr, rc, cc], bend }: Geometry,
  [qMin, qMax]: readonly [number, number],
  pixelSize: number,
  spare: Float64Array = new Float64Array(0)
): PolarBins {
  const step = pixelSize / BINS_PER_PIXEL;
  const farthest = Math.hypot(rows, columns) * pixelSize * 2;
  const bins = Math.ceil(Math.min(qMax, farthest) / step) + BINS_PER_ANNULUS;
  const size = SECTORS * bins * PER_BIN;
  const sums = spare.length < size ? new Float64Array(size) : spare.subarray(0, size).fill(0);
  const perStep = 1 / step;
  const [c, s, c3, s3, k] = bend ?? NO_BEND;
  const [lowest, highest] = [qMin * qMin, Math.min(qMax, (bins - 1) * step) ** 2];
  for (let row = 0, index = 0; row < rows; row++) {
    const down = row - centreRow;
    const [uOfRow, vOfRow] = [rr * down, rc * down];
    for (let column = 0; column < columns; column++, index++) {
      if (used[index] === 0) {
        continue;
      }
      const right = column - centreColumn;
      const u = uOfRow + rc * right;
      const v = vOfRow + cc * right;
      const square = u * u + v * v;
      if (square < lowest || square > highest) {
        continue;
      }
      let q = sqrt(square);
      if (bend) {
        // cos 3ψ and sin 3ψ times q³
        const cube = u * (4 * u * u - 3 * square);
        const other = v * (3 * square - 4 * v * v);
        q *= 1 + c * u + s * v + (c3 * cube + s3 * other) / square + k * (square - UNBENT_Q * UNBENT_Q);
      }
      const bin = q * perStep;
      if (bin < bins) {
        const at = imul(imul(sectorOf(u, v), bins) + (bin | 0), PER_BIN);
        sums[at] += 1;
        sums[at + 1] += counts[index];
        sums[at + 2] += q;
      }
    }
  }
  return { bins, step, sums };
}

/** Sector of a direction. Its arc tangent is right to 0.3 degrees, enough to share pixels out to sectors of 10. */
function sectorOf(u: number, v: number): number {
  const x = u < 0 ? -u : u;
  const y = v < 0 ? -v : v;
  let place: number;
  if (x > y) {
    const slope = y / x;
    place = slope * (SECTORS / 8 + CURVE * (1 - slope));
  } else {
    const slope = x / y;
    place = SECTORS / 4 - slope * (SECTORS / 8 + CURVE * (1 - slope));
  }
  if (u < 0) {
    place = SECTORS / 2 - place;
  }
  const sector = (v < 0 ? SECTORS - place : place) | 0;
  return sector < SECTORS ? sector : SECTORS - 1;
}

export function radialProfile({ bins, sums }: PolarBins): RadialProfile {
  const size = Math.ceil(bins / BINS_PER_ANNULUS);
  const [counts, places, numbers] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  for (let sector = 0, at = 0; sector < SECTORS; sector++) {
    for (let bin = 0; bin < bins; bin++, at += PER_BIN) {
      const annulus = (bin / BINS_PER_ANNULUS) | 0;
      numbers[annulus] += sums[at];
      counts[annulus] += sums[at + 1];
      places[annulus] += sums[at + 2];
    }
  }
  const filled = Array.from({ length: size }, (_, annulus) => annulus).filter(annulus => numbers[annulus] > 0);
  const width = BINS_PER_ANNULUS / BINS_PER_PIXEL;
  return {
    q: Float64Array.from(filled, annulus => places[annulus] / numbers[annulus]),
    counts: Float64Array.from(filled, annulus => counts[annulus] / numbers[annulus]),
    pixels: Float64Array.from(filled, annulus => numbers[annulus]),
    coverage: Float64Array.from(filled, annulus => numbers[annulus] / (Math.PI * width * width * (2 * annulus + 1)))
  };
}
