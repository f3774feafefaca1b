import type { CleanPattern } from '../pixels/calibrationPattern';

/** Azimuths of the map; one is 2.5 degrees */
const AZIMUTHS = 144;
/** Step of ln r: a tenth of the distance of 111 and 200, a quarter of that of 331 and 420 */
export const LOG_STEP = 0.007;
const SMALLEST_RADIUS = 4;
/** Radius up to which a pixel is shared out to several cells, px */
const SHARED_BELOW = 60;

/**
 * A pattern over azimuth and ln r, as sums of counts and of pixels in each cell. An ellipse of axis ratio exp(e) is in it
 * a row shift by (e/2) cos 2(φ - φ0) to second order in e.
 */
export interface LogPolarMap {
  readonly azimuths: number;
  readonly steps: number;
  /** azimuths x steps; step n is at r = SMALLEST_RADIUS exp(n LOG_STEP) */
  readonly counts: Float32Array;
  readonly pixels: Float32Array;
}

export function radiusOfStep(step: number): number {
  return SMALLEST_RADIUS * Math.exp(step * LOG_STEP);
}

export function stepOfRadius(radius: number): number {
  return Math.log(radius / SMALLEST_RADIUS) / LOG_STEP;
}

/** @param centre row and column about which r and φ count; φ runs from the row axis towards the columns */
export function logPolarMap(
  { counts, used, shape: [rows, columns] }: CleanPattern,
  [centreRow, centreColumn]: readonly [number, number]
): LogPolarMap {
  const farthest = Math.hypot(
    Math.max(centreRow, rows - 1 - centreRow),
    Math.max(centreColumn, columns - 1 - centreColumn)
  );
  const steps = Math.floor(stepOfRadius(farthest)) + 2;
  const map = {
    azimuths: AZIMUTHS,
    steps,
    counts: new Float32Array(AZIMUTHS * steps),
    pixels: new Float32Array(AZIMUTHS * steps)
  };
  const turn = 2 * Math.PI;
  const perTurn = AZIMUTHS / turn;
  const first = Math.log(SMALLEST_RADIUS);
  // Called for every pixel: looked up once
  const { atan2, floor, log } = Math;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const index = row * columns + column;
      if (!used[index]) {
        continue;
      }
      const down = row - centreRow;
      const right = column - centreColumn;
      const square = down * down + right * right;
      const parts = square > SHARED_BELOW ** 2 ? 1 : square > (SHARED_BELOW / 2) ** 2 ? 2 : 4;
      const weight = 1 / (parts * parts);
      for (let i = 0; i < parts; i++) {
        for (let j = 0; j < parts; j++) {
          const y = down + (i + 0.5) / parts - 0.5;
          const x = right + (j + 0.5) / parts - 0.5;
          const place = (0.5 * log(y * y + x * x) - first) / LOG_STEP;
          if (place >= 0 && place < steps - 1) {
            const step = floor(place);
            const azimuth = floor((atan2(x, y) + turn) * perTurn) % AZIMUTHS;
            const at = azimuth * steps + step;
            const share = weight * (place - step);
            map.counts[at] += (weight - share) * counts[index];
            map.pixels[at] += weight - share;
            map.counts[at + 1] += share * counts[index];
            map.pixels[at + 1] += share;
          }
        }
      }
    }
  }
  return map;
}
