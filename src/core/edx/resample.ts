import type { Extent, MapOverScan } from './mapExtent';

/** Positions of a scan that a pixel of a map covers along one axis, and which part of the pixel falls to each. */
interface Cover {
  readonly first: number;
  readonly parts: readonly number[];
}

/** Less of a position or a pixel than this tells nothing of it. */
const LEAST_COVERED = 0.5;
/** What rounding leaves of the edge of a pixel. */
const ROUNDING = 1e-9;

/** Whether a pixel of the map is larger than a position of the scan. */
export function isCoarser({ pitch }: MapOverScan): boolean {
  return pitch[0] * pitch[1] > 1 + ROUNDING;
}

/**
 * A map of counts on the scan: those of each pixel shared among the positions it covers, by area, so that their sum stays. NaN where the
 * map does not cover the scan.
 */
export function onScan(counts: ArrayLike<number>, { map, scan, pitch }: MapOverScan): Float64Array {
  const [rows, columns] = coversOf({ map, scan, pitch });
  const sums = new Float64Array(scan[0] * scan[1]);
  const covered = [rows, columns].map((covers, axis) => coveredOf(covers, scan[axis], pitch[axis]));
  eachShare(rows, columns, map, scan, (pixel, position, share) => (sums[position] += counts[pixel] * share));
  return sums.map((sum, at) =>
    covered[0][Math.floor(at / scan[1])] * covered[1][at % scan[1]] < LEAST_COVERED ? NaN : sum
  );
}

/** A map of the scan on the pixels of the spectrum map: the mean over what each covers, without NaN. NaN where that is less than half a pixel. */
export function meanOnMap(values: ArrayLike<number>, { map, scan, pitch }: MapOverScan): Float64Array {
  const [rows, columns] = coversOf({ map, scan, pitch });
  const sums = new Float64Array(map[0] * map[1]);
  const weights = new Float64Array(sums.length);
  eachShare(rows, columns, map, scan, (pixel, position, share) => {
    if (Number.isFinite(values[position])) {
      sums[pixel] += values[position] * share;
      weights[pixel] += share;
    }
  });
  return sums.map((sum, at) => (weights[at] < LEAST_COVERED - ROUNDING ? NaN : sum / weights[at]));
}

/** Labels of scan positions as labels of the map's pixels, by the label that most of a pixel has; 0 outside the scan. */
export function labelsOnMap(labels: Uint8Array, { map, scan, pitch }: MapOverScan): Uint8Array {
  const [rows, columns] = coversOf({ map, scan, pitch });
  const winners = new Uint8Array(map[0] * map[1]);
  const votes = new Float64Array(256);
  let pixel = -1;
  eachShare(rows, columns, map, scan, (own, position, share) => {
    if (own !== pixel) {
      votes.fill(0);
      pixel = own;
    }
    const label = labels[position];
    votes[label] += share;
    // Votes only grow: whoever is ahead at the last one has won
    if (votes[label] > votes[winners[own]]) {
      winners[own] = label;
    }
  });
  return winners;
}

function coversOf({ map, scan, pitch }: Omit<MapOverScan, 'note'>): readonly [Cover[], Cover[]] {
  return [covers(map[0], scan[0], pitch[0]), covers(map[1], scan[1], pitch[1])];
}

function covers(pixels: number, positions: number, pitch: number): Cover[] {
  return Array.from({ length: pixels }, (_, pixel) => {
    const [from, end] = [pixel * pitch, (pixel + 1) * pitch];
    const first = Math.floor(from + ROUNDING);
    const parts: number[] = [];
    for (let position = first; position < positions && position < end - ROUNDING; position++) {
      const part = (Math.min(end, position + 1) - Math.max(from, position)) / pitch;
      parts.push(part > 1 - ROUNDING ? 1 : part);
    }
    return { first, parts };
  });
}

/** How much of each position is covered, 0 to 1. */
function coveredOf(covers: readonly Cover[], positions: number, pitch: number): Float64Array {
  const covered = new Float64Array(positions);
  covers.forEach(({ first, parts }) => parts.forEach((part, at) => (covered[first + at] += part * pitch)));
  return covered;
}

function eachShare(
  rows: readonly Cover[],
  columns: readonly Cover[],
  map: Extent,
  scan: Extent,
  visit: (pixel: number, position: number, share: number) => void
): void {
  for (let pixel = 0; pixel < map[0] * map[1]; pixel++) {
    const [row, column] = [rows[Math.floor(pixel / map[1])], columns[pixel % map[1]]];
    row.parts.forEach((down, r) =>
      column.parts.forEach((along, c) => visit(pixel, (row.first + r) * scan[1] + column.first + c, down * along))
    );
  }
}
