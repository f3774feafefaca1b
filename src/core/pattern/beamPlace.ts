import type { BeamFall } from './likeliestPlace';
import { likeliestPlace } from './likeliestPlace';

/** Where the direct beam of a pattern is looked for. */
export interface BeamSearch {
  /** Where it is on the whole, row and column; whole numbers are pixel centres */
  readonly centre: readonly [row: number, column: number];
  /** How far from there it may be, px: nothing else as bright may be within */
  readonly reach: number;
  /** Radius that holds all of the beam, px */
  readonly radius: number;
  /** How its counts fall off; absent where that is not known */
  readonly fall?: BeamFall;
}

/** The window narrows by this factor until it is as large as the beam */
const NARROWER = 0.7;
/** Steps within one size of the window */
const COARSE_STEPS = 3;
const FINE_STEPS = 30;
const STILL = 1e-3;
/** A place that is known worse than this says nothing, px */
const LARGEST_ERROR = 0.5;
/** Background is taken from around the window, up to so many of its radii */
const AROUND = 1.4;

/**
 * The centre of mass of the direct beam, with a window that follows it: first as large as the beam may be far, then as large as
 * the beam. Background, which lies around the beam evenly, then has no say. Where it is known how the beam falls off, the likeliest
 * place near there is taken.
 *
 * @param counts rows x columns, no gaps in it (see BeamWindow)
 * @param unseen 1 = what stands in the pixel is a stand-in
 * @returns row and column; undefined where too few counts stand out to know it within half a pixel, or it is out of reach
 */
export function beamPlace(
  counts: ArrayLike<number>,
  shape: readonly [rows: number, columns: number],
  { centre, reach, radius, fall }: BeamSearch,
  unseen?: ArrayLike<number>
): [row: number, column: number] | undefined {
  let place: [number, number] = [...centre];
  for (let window = reach; window > radius; window *= NARROWER) {
    const found = followed(counts, shape, place, window, COARSE_STEPS);
    if (!found) {
      return undefined;
    }
    place = found;
  }
  const found = followed(counts, shape, place, radius, FINE_STEPS);
  const isNear = found && Math.hypot(found[0] - centre[0], found[1] - centre[1]) <= reach;
  if (!isNear || standardError(counts, shape, found, radius) > LARGEST_ERROR) {
    return undefined;
  }
  return fall ? likeliestPlace(counts, shape, found, fall, unseen) : found;
}

/** Moves a round window to the centre of mass of what it holds, until it stays. */
function followed(
  counts: ArrayLike<number>,
  [rows, columns]: readonly [number, number],
  start: readonly [number, number],
  radius: number,
  steps: number
): [number, number] | undefined {
  let [row, column] = start;
  for (let step = 0; step < steps; step++) {
    let [total, rowTotal, columnTotal] = [0, 0, 0];
    for (let r = Math.max(0, Math.ceil(row - radius)); r <= Math.min(rows - 1, row + radius); r++) {
      const half = Math.sqrt(radius ** 2 - (r - row) ** 2);
      for (let c = Math.max(0, Math.ceil(column - half)); c <= Math.min(columns - 1, column + half); c++) {
        const value = counts[r * columns + c];
        total += value;
        rowTotal += value * (r - row);
        columnTotal += value * (c - column);
      }
    }
    if (total === 0) {
      return undefined;
    }
    row += rowTotal / total;
    column += columnTotal / total;
    if (Math.hypot(rowTotal, columnTotal) < STILL * total) {
      break;
    }
  }
  return [row, column];
}

/**
 * Standard error of a centre of mass along one axis, px: Poisson noise of all counts in the window moves it, the counts above the
 * background alone hold it in place.
 */
function standardError(
  counts: ArrayLike<number>,
  [rows, columns]: readonly [number, number],
  [row, column]: readonly [number, number],
  radius: number
): number {
  let [pixels, total, moment, pixelsAround, totalAround] = [0, 0, 0, 0, 0];
  const outer = AROUND * radius;
  for (let r = Math.max(0, Math.ceil(row - outer)); r <= Math.min(rows - 1, row + outer); r++) {
    for (let c = Math.max(0, Math.ceil(column - outer)); c <= Math.min(columns - 1, column + outer); c++) {
      const square = (r - row) ** 2 + (c - column) ** 2;
      const value = counts[r * columns + c];
      if (square <= radius ** 2) {
        pixels++;
        total += value;
        moment += (value * square) / 2;
      } else if (square <= outer ** 2) {
        pixelsAround++;
        totalAround += value;
      }
    }
  }
  const excess = total - (pixelsAround > 0 ? (totalAround / pixelsAround) * pixels : 0);
  return excess > 0 ? Math.sqrt(moment) / excess : Infinity;
}
