import type { SquareMatrix } from './linearAlgebra';
import { inverseOf, solveHeld, times } from './linearAlgebra';
import type { ProfileFit } from './profileSystem';
import type { PolarBins } from './radialProfile';
import { SECTORS } from './radialProfile';
import type { RingGroup } from './ringGroups';
import { BACKGROUND, windowTable } from './windowTable';

/** How far a piece of a ring group lies from where the geometry expects it. */
export interface RingCell {
  readonly group: number;
  readonly sector: number;
  /** ln of measured by expected q */
  readonly shift: number;
  /** Variance of the shift from the noise of the counts, scaled by the cell's own χ² */
  readonly variance: number;
  /** Areas of the rings relative to the mean over the azimuth */
  readonly strength: number;
  readonly signalToNoise: number;
  /** q of the strongest ring, 1/Å */
  readonly q: number;
}

const LEAST_SIGNAL = 4;
const LEAST_PIXELS = 12;
/** Part of a window, and of its halves, that must be on the detector */
const LEAST_COVERAGE = 0.5;

/**
 * Weighted least squares on the pixels of every group and sector: mean background times (1 + slope), rings with areas of
 * their own that are not negative, and one shift for all. Weights are Poisson variances of the mean over the azimuth, which the noise of
 * a cell does not influence: weights from the cell's own counts would favour pixels that happened to count less.
 */
export function ringCells(
  polar: PolarBins,
  fit: ProfileFit,
  groups: readonly RingGroup[],
  pixelSize: number
): RingCell[] {
  const cells: RingCell[] = [];
  const tables = groups.map(group => windowTable(fit, group, pixelSize));
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
        const entry = Math.floor((q - from) / step);
        const part = (q - from) / step - entry;
        const weight = pixels * weights[entry];
        const counts = polar.counts[at] / pixels;
        const base = entry * size;
        for (let i = 0; i < size; i++) {
          row[i] = columns[base + i] + part * (columns[base + size + i] - columns[base + i]);
        }
        for (let i = 0; i < size; i++) {
          const weighted = weight * row[i];
          right[i] += weighted * counts;
          for (let j = 0; j <= i; j++) {
            matrix[i * size + j] += weighted * row[j];
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
        const cell = solveCell({ matrix, right, square, number: bins }, fit, group);
        if (cell) {
          cells.push({ group: index, sector, ...cell });
        }
      }
    });
  });
  return cells;
}

const row = new Float64Array(64);

interface CellSystem {
  readonly matrix: SquareMatrix;
  readonly right: Float64Array;
  readonly square: number;
  /** Bins that went into it */
  readonly number: number;
}

function solveCell(
  { matrix, right, square, number }: CellSystem,
  fit: ProfileFit,
  { rings }: RingGroup
): Omit<RingCell, 'group' | 'sector'> | undefined {
  const full = right.length;
  const count = rings.length;
  const size = BACKGROUND + count + 1;
  const isRing = (index: number): boolean => index >= BACKGROUND && index < BACKGROUND + count;
  // Areas as if nothing were shifted, then twice with the shift among the unknowns
  const flat = BACKGROUND + count;
  let areas: Float64Array = new Float64Array(count);
  let shift = 0;
  let variance = Infinity;
  let signal = 0;
  let chiSquare = 0;
  for (let round = 0; round < 3; round++) {
    const shifted = round > 0;
    const width = shifted ? size : flat;
    const normal = new Float64Array(width * width);
    const target = new Float64Array(width);
    // The column of the shift is the sum of the rings' derivatives, each times its area
    for (let i = 0; i < flat; i++) {
      target[i] = right[i];
      for (let j = 0; j < flat; j++) {
        normal[i * width + j] = matrix[i * full + j];
      }
    }
    if (shifted) {
      for (let ring = 0; ring < count; ring++) {
        const source = (flat + ring) * full;
        target[flat] += areas[ring] * right[flat + ring];
        for (let i = 0; i < flat; i++) {
          normal[flat * width + i] += areas[ring] * matrix[source + i];
        }
        for (let other = 0; other < count; other++) {
          normal[flat * width + flat] += areas[ring] * areas[other] * matrix[source + flat + other];
        }
      }
      for (let i = 0; i < flat; i++) {
        normal[i * width + flat] = normal[flat * width + i];
      }
    }
    const solution = solveHeld(normal, target, isRing);
    if (!solution) {
      return undefined;
    }
    const { values, kept, covariance } = solution;
    areas = values.slice(BACKGROUND, flat);
    if (areas.every(area => area === 0)) {
      return undefined;
    }
    const product = times(normal, values);
    const fitted = values.reduce((sum, value, index) => sum + value * (2 * target[index] - product[index]), 0);
    chiSquare = (square - fitted) / Math.max(1, number - kept.length);
    if (shifted) {
      const place = kept.indexOf(flat);
      if (place < 0) {
        return undefined;
      }
      shift = values[flat];
      variance = covariance[place * kept.length + place];
    }
    const ringPlaces = kept.map((index, at) => [index, at]).filter(([index]) => isRing(index));
    const block = new Float64Array(ringPlaces.length ** 2);
    ringPlaces.forEach(([, a], i) =>
      ringPlaces.forEach(([, b], j) => (block[i * ringPlaces.length + j] = covariance[a * kept.length + b]))
    );
    const inverse = inverseOf(block, ringPlaces.length);
    if (inverse) {
      const found = ringPlaces.map(([index]) => values[index]);
      const weighted = times(inverse, found);
      signal = Math.sqrt(found.reduce((sum, value, i) => sum + value * weighted[i], 0));
    }
  }
  const scale = Math.max(0.5, chiSquare);
  const signalToNoise = signal / Math.sqrt(scale);
  const strongest = rings[areas.indexOf(Math.max(...areas))];
  const mean = rings.reduce((sum, ring) => sum + fit.rings[ring].area, 0);
  const q = fit.rings[strongest].target.t;
  const wandered = Math.abs(shift) * q > fit.width.sigma * 2;
  if (signalToNoise < LEAST_SIGNAL || wandered || !(variance > 0)) {
    return undefined;
  }
  return {
    shift,
    variance: variance * scale,
    strength: mean > 0 ? areas.reduce((sum, area) => sum + area, 0) / mean : 0,
    signalToNoise,
    q
  };
}
