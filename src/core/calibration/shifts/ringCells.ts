import { cellShift } from './cellShift';
import type { ProfileFit } from '../profile/fittedProfile';
import type { PolarBins } from '../profile/radialProfile';
import { SECTORS } from '../profile/radialProfile';
import type { RingCell } from './ringCell';
import type { RingGroup } from './ringGroups';
import type { WindowTable } from './windowTable';
import { BACKGROUND } from './windowTable';

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
  const cells: RingCell[] = [];
  const systems = groups.map(({ rings }) => {
    const size = BACKGROUND + 2 * rings.length;
    return Array.from({ length: SECTORS }, () => ({
      matrix: new Float64Array(size * size),
      right: new Float64Array(size),
      square: 0,
      bins: 0,
      pixels: [0, 0]
    }));
  });
  for (let group = 0; group < groups.length; group++) {
    const { from, to } = groups[group];
    const { step, size, columns, weights } = tables[group];
    const middle = (from + to) / 2;
    const [first, last] = [Math.floor(from / polar.step), Math.min(polar.bins - 1, Math.floor(to / polar.step))];
    for (let sector = 0; sector < SECTORS; sector++) {
      const system = systems[group][sector];
      const { matrix, right } = system;
      for (let bin = first; bin <= last; bin++) {
        const at = sector * polar.bins + bin;
        const pixels = polar.pixels[at];
        const q = pixels > 0 ? polar.q[at] / pixels : 0;
        if (q < from || q >= to) {
          continue;
        }
        const place = (q - from) / step;
        const entry = Math.floor(place);
        const part = place - entry;
        const weight = pixels * weights[entry];
        const counts = polar.counts[at] / pixels;
        const base = entry * size;
        for (let i = 0; i < size; i++) {
          const value = columns[base + i];
          row[i] = value + part * (columns[base + size + i] - value);
        }
        for (let i = 0, place = 0; i < size; i++, place += size) {
          const weighted = weight * row[i];
          right[i] += weighted * counts;
          for (let j = 0; j <= i; j++) {
            matrix[place + j] += weighted * row[j];
          }
        }
        system.square += weight * counts * counts;
        system.bins++;
        system.pixels[q < middle ? 0 : 1] += pixels;
      }
    }
  }
  groups.forEach((group, index) => {
    const { size } = tables[index];
    // Pixels in half a window of a sector, if none were masked: area of the half annulus over that of a pixel
    const half = (Math.PI * (group.to ** 2 - group.from ** 2)) / (2 * SECTORS * pixelSize ** 2);
    systems[index].forEach(({ matrix, right, square, bins, pixels: [below, above] }, sector) => {
      const enough = below + above >= Math.max(LEAST_PIXELS, 2 * LEAST_COVERAGE * half);
      if (enough && Math.min(below, above) > 0.6 * LEAST_COVERAGE * half) {
        for (let i = 0; i < size; i++) {
          for (let j = 0; j < i; j++) {
            matrix[j * size + i] = matrix[i * size + j];
          }
        }
        const cell = cellShift({ matrix, right, square, number: bins }, fit, group);
        if (cell) {
          cells.push({ group: index, sector, ...cell });
        }
      }
    });
  });
  return cells;
}
