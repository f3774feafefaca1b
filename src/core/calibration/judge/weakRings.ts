import { TEXTURE } from './foreignRings';
import type { Strengths } from './ringStrengths';
import { ringStrengths } from './ringStrengths';

/** Standard errors that a strength is taken to be off by, in favour of the ring */
const MARGIN = 2;

/**
 * Rings that are fainter, beside one further out, than the standard lets them be: heat only takes from the outer ones, and texture or
 * thickness make up for a factor of TEXTURE. Another lattice that has some of the rings only, in the same proportions, looks like this.
 *
 * @returns their names, from the inside out
 */
export function weakRings(refinement: Strengths): string[] {
  const rings = ringStrengths(refinement);
  // Of rings that overlap, one may have taken from the other
  return rings.flatMap(({ target, group, strength, error }, at) =>
    rings
      .slice(at + 1)
      .some(
        other =>
          other.strength - MARGIN * other.error > TEXTURE * (strength + MARGIN * error) &&
          (other.group !== group || group < 0)
      )
      ? [target.name]
      : []
  );
}
