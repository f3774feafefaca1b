import type { Geometry } from '../geometry';
import { secondOrder } from '../geometry';
import { SECTORS } from '../profile/radialProfile';
import type { RingCell } from './ringCell';

/** Changes of a geometry that shifts may ask for: ln scale, two strains, row and column of the centre, four bends of second order. */
export const UNKNOWNS = 9;
/** Scale, strain and centre are always asked for */
export const LINEAR: readonly number[] = [0, 1, 2, 3, 4];
/** Coma and threefold distortion */
export const SECOND_ORDER: readonly number[] = [5, 6, 7, 8];

const DIRECTIONS = Array.from({ length: SECTORS }, (_, sector) => {
  const angle = (2 * Math.PI * (sector + 0.5)) / SECTORS;
  return { c: Math.cos(angle), s: Math.sin(angle), c2: Math.cos(2 * angle), s2: Math.sin(2 * angle) };
});

/**
 * What the shifts of all cells change by for each change that is asked for, a row for every cell: ln q changes by
 * k + e1 cos 2ψ + e2 sin 2ψ, by - n M dc / q where the centre moves by dc, and by the bends.
 */
export function shiftRows(
  cells: readonly RingCell[],
  { matrix: [rr, rc, cc] }: Geometry,
  asked: readonly number[]
): Float64Array {
  const rows = new Float64Array(cells.length * asked.length);
  cells.forEach(({ sector, q }, cell) => {
    const { c, s, c2, s2 } = DIRECTIONS[sector];
    const all = [1, c2, s2, -(c * rr + s * rc) / q, -(c * rc + s * cc) / q, ...secondOrder(q, c, s)];
    // A ring seen at (1 + shift) q is brought to q by the opposite
    asked.forEach((index, i) => (rows[cell * asked.length + i] = -all[index]));
  });
  return rows;
}
