import type { BeamSearch } from '../../pattern/beamPlace';
import type { CleanPattern } from '../pixels/calibrationPattern';
import { squareMeans } from './squareMeans';

/** As bright as this part of the beam can lead a search astray */
const BRIGHT = 0.5;

/**
 * Distance from the beam, px, up to which nothing beside it is half as bright, or another part: a search in single patterns that stays within is not
 * drawn to a reflection. Means over squares as wide as half the beam are compared, so that noise has no say.
 *
 * @param pattern the sum of the patterns
 * @param bright the part
 * @returns Infinity where nothing is within the search's reach
 */
export function nearestRival(
  pattern: Pick<CleanPattern, 'counts' | 'used' | 'shape'>,
  { centre, reach, radius }: BeamSearch,
  bright = BRIGHT
): number {
  const half = Math.max(1, Math.round(radius / 8));
  const mean = squareMeans(pattern, half);
  const [rows, columns] = pattern.shape;
  const [row, column] = centre.map(Math.round);
  const least = bright * mean(row, column);
  const far = Math.ceil(reach + half);
  let nearest = Infinity;
  for (let r = Math.max(0, row - far); r <= Math.min(rows - 1, row + far); r++) {
    for (let c = Math.max(0, column - far); c <= Math.min(columns - 1, column + far); c++) {
      const distance = Math.hypot(r - row, c - column);
      if (distance > radius && distance < nearest && mean(r, c) > least) {
        nearest = distance;
      }
    }
  }
  return nearest - half;
}
