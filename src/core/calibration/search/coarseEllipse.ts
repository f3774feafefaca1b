import type { LogPolarMap } from './logPolar';
import { LOG_STEP, radiusOfStep } from './logPolar';

/** ln of the axis ratio and tilt of the major axis in rad */
export interface CoarseEllipse {
  readonly logRatio: number;
  readonly theta: number;
}

/** A pattern summed over azimuth along ellipses, over ln r. */
export interface LogProfile {
  /** r² times the mean counts of a pixel; rings of a powder are of similar height in it */
  readonly values: Float64Array;
  /** Part of the azimuth that is on the detector and not masked */
  readonly coverage: Float64Array;
}

/** Largest axis ratio that is looked for, exp(0.15) = 1.16 */
const LARGEST = 0.15;
/** A ring of σ = 3 % of its radius is blurred by a quarter of this at most */
const GRID = 0.018;
/** Half width of the high-pass in ln r */
const SMOOTH = 0.11;

/**
 * The ellipse for which the profile is sharpest, whatever it shows: the grid over both components of the ellipse is
 * complete, so no ring and no scale need be known.
 *
 * @param fromStep steps below belong to the direct beam
 */
export function coarseEllipse(map: LogPolarMap, fromStep: number): CoarseEllipse {
  const rows = opposite(compressedRows(map), map);
  let best = { sharpness: -1, x: 0, y: 0 };
  const reach = Math.round(LARGEST / GRID);
  for (let i = -reach; i <= reach; i++) {
    for (let j = -reach; j <= reach; j++) {
      const [x, y] = [i * GRID, j * GRID];
      if (Math.hypot(x, y) <= LARGEST) {
        const sharpness = sharpnessOf(map, rows, fromStep, shifts(map.azimuths, x, y));
        if (sharpness > best.sharpness) {
          best = { sharpness, x, y };
        }
      }
    }
  }
  return { logRatio: Math.hypot(best.x, best.y), theta: Math.atan2(best.y, best.x) / 2 };
}

/** The profile along ellipses: mean of square roots, so that few bright grains do not make up a ring alone. */
export function logProfile(map: LogPolarMap, { logRatio, theta }: CoarseEllipse): LogProfile {
  const { azimuths, steps } = map;
  const rows = compressedRows(map);
  const shift = shifts(azimuths, logRatio * Math.cos(2 * theta), logRatio * Math.sin(2 * theta));
  const values = new Float64Array(steps);
  const coverage = new Float64Array(steps);
  for (let step = 0; step < steps; step++) {
    let [sum, weights] = [0, 0];
    for (let azimuth = 0; azimuth < azimuths; azimuth++) {
      const source = step + shift[azimuth];
      if (source >= 0 && source < steps) {
        sum += rows.values[azimuth * steps + source];
        weights += rows.weights[azimuth * steps + source];
      }
    }
    values[step] = weights > 0 ? (sum / weights) ** 2 : 0;
    coverage[step] = weights / azimuths;
  }
  return { values, coverage };
}

/** r sqrt(mean counts) of every cell times its weight, 1 where the cell holds pixels. */
function compressedRows({ azimuths, steps, counts, pixels }: LogPolarMap): {
  values: Float32Array;
  weights: Float32Array;
} {
  const values = new Float32Array(azimuths * steps);
  const weights = new Float32Array(azimuths * steps);
  for (let step = 0; step < steps; step++) {
    const radius = radiusOfStep(step);
    for (let azimuth = 0; azimuth < azimuths; azimuth++) {
      const at = azimuth * steps + step;
      if (pixels[at] > 0.02) {
        values[at] = radius * Math.sqrt(counts[at] / pixels[at]);
        weights[at] = 1;
      }
    }
  }
  return { values, weights };
}

/** Sums of opposite azimuths: an ellipse shifts them alike. */
function opposite(rows: { values: Float32Array; weights: Float32Array }, { azimuths, steps }: LogPolarMap) {
  const half = (azimuths / 2) * steps;
  const sum = (cells: Float32Array): Float32Array => cells.slice(0, half).map((value, at) => value + cells[at + half]);
  return { values: sum(rows.values), weights: sum(rows.weights) };
}

function shifts(azimuths: number, x: number, y: number): Int32Array {
  return Int32Array.from({ length: azimuths }, (_, azimuth) => {
    const double = (4 * Math.PI * (azimuth + 0.5)) / azimuths;
    return Math.round((0.5 * (x * Math.cos(double) + y * Math.sin(double))) / LOG_STEP);
  });
}

function sharpnessOf(
  { azimuths, steps }: LogPolarMap,
  { values, weights }: { values: Float32Array; weights: Float32Array },
  fromStep: number,
  shift: Int32Array
): number {
  const [sums, numbers] = [new Float64Array(steps), new Float64Array(steps)];
  for (let azimuth = 0; azimuth < azimuths / 2; azimuth++) {
    const offset = azimuth * steps + shift[azimuth];
    const first = Math.max(0, -shift[azimuth]);
    const last = Math.min(steps, steps - shift[azimuth]);
    for (let step = first; step < last; step++) {
      sums[step] += values[offset + step];
      numbers[step] += weights[offset + step];
    }
  }
  const enough = 0.3 * azimuths;
  const profile = sums.map((sum, step) => (numbers[step] > enough ? sum / numbers[step] : NaN));
  const reach = Math.round(SMOOTH / LOG_STEP);
  let sharpness = 0;
  for (let step = Math.max(fromStep, reach); step < steps - reach; step++) {
    const curvature = profile[step] - (profile[step - reach] + profile[step + reach]) / 2;
    sharpness += curvature > 0 ? curvature ** 2 * numbers[step] : 0;
  }
  return sharpness;
}
