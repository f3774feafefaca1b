import type { CellSystem } from './cellShift';
import { cellShift } from './cellShift';
import type { ProfileFit } from '../profile/fittedProfile';
import type { PolarBins } from '../profile/radialProfile';
import { PER_BIN, SECTORS } from '../profile/radialProfile';
import type { RingCell } from './ringCell';
import type { RingGroup } from './ringGroups';
import type { WindowTable } from './windowTable';

const LEAST_PIXELS = 12;
/** Part of a window, and of its halves, that must be on the detector */
const LEAST_COVERAGE = 0.5;

// Filled again for every bin
const row = new Float64Array(64);

/**
 * Weighted least squares on the pixels of every group and sector: mean background times (1 + slope), rings with areas of
 * their own that are not negative, and one shift for all. Weights are Poisson variances of the mean over the azimuth, which the noise of
 * a cell does not influence: weights from the cell's own counts would favour pixels that happened to count less.
 */
export function ringCells(
  polar: PolarBins,
  fit: ProfileFit,
  groups: readonly RingGroup[],
  tables: readonly WindowTable[],
  pixelSize: number
): RingCell[] {
  return groups.flatMap((group, index) => {
    const table = tables[index];
    // Pixels in half a window of a sector, if none were masked: area of the half annulus over that of a pixel
    const half = (Math.PI * (group.to ** 2 - group.from ** 2)) / (2 * SECTORS * pixelSize ** 2);
    const cells: RingCell[] = [];
    const system = emptySystem(table.size);
    for (let sector = 0; sector < SECTORS; sector++) {
      const [below, above] = fillSystem(system, polar, sector, group, table);
      const enough = below + above >= Math.max(LEAST_PIXELS, 2 * LEAST_COVERAGE * half);
      if (enough && Math.min(below, above) > 0.6 * LEAST_COVERAGE * half) {
        const cell = cellShift(system, fit, group);
        if (cell) {
          cells.push({ group: index, sector, ...cell });
        }
      }
    }
    return cells;
  });
}

type Filled = { -readonly [Key in keyof CellSystem]: CellSystem[Key] };

function emptySystem(size: number): Filled {
  return { matrix: new Float64Array(size * size), right: new Float64Array(size), square: 0, number: 0 };
}

/** Puts the pixels of a sector into a system. @returns how many lie in each half of the window */
function fillSystem(
  system: Filled,
  { bins, step: binStep, sums }: PolarBins,
  sector: number,
  { from, to }: RingGroup,
  { step, size, columns, weights }: WindowTable
): [below: number, above: number] {
  const { matrix, right } = system;
  matrix.fill(0);
  right.fill(0);
  const middle = (from + to) / 2;
  const [first, last] = [Math.floor(from / binStep), Math.min(bins - 1, Math.floor(to / binStep))];
  let [square, number, below, above] = [0, 0, 0, 0];
  for (let bin = first, at = (sector * bins + first) * PER_BIN; bin <= last; bin++, at += PER_BIN) {
    const pixels = sums[at];
    const q = pixels > 0 ? sums[at + 2] / pixels : 0;
    if (q < from || q >= to) {
      continue;
    }
    const place = (q - from) / step;
    const entry = place | 0;
    const part = place - entry;
    const weight = pixels * weights[entry];
    const counts = sums[at + 1] / pixels;
    const base = entry * size;
    for (let i = 0, line = 0; i < size; i++, line += size) {
      const value = columns[base + i];
      row[i] = value + part * (columns[base + size + i] - value);
      const weighted = weight * row[i];
      right[i] += weighted * counts;
      for (let j = 0; j <= i; j++) {
        matrix[line + j] += weighted * row[j];
      }
    }
    square += weight * counts * counts;
    number++;
    if (q < middle) {
      below += pixels;
    } else {
      above += pixels;
    }
  }
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) {
      matrix[j * size + i] = matrix[i * size + j];
    }
  }
  [system.square, system.number] = [square, number];
  return [below, above];
}
