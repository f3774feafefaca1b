import type { RingShape, RingWidth } from './ringShape';
import type { RingTarget } from '../ringTargets';

/** A radial profile in parts: rings of the standard, of one shape on a smooth background. */
export interface ProfileFit {
  readonly width: RingWidth;
  /** ln of the factor by which rings lie further out than expected */
  readonly logScale: number;
  /** From counts and misfit, with all else that is fitted free; Infinity where the profile cannot tell */
  readonly logScaleError: number;
  /** Coefficient of q² - q0² in ln of the same factor, with its standard error; 0 where it was not asked for */
  readonly radial: number;
  readonly radialError: number;
  readonly rings: readonly ProfileRing[];
  /** Smooth part at any q, counts per pixel */
  readonly background: (q: number) => number;
  /** What the rings add to it */
  readonly above: (q: number) => number;
  /** χ² per degree of freedom against Poisson noise */
  readonly chiSquare: number;
}

export interface ProfileRing {
  readonly target: RingTarget;
  readonly shape: RingShape;
  /** Area across the ring, counts per px times 1/Å */
  readonly area: number;
  readonly areaError: number;
}

/** Sum of all rings at any q, each at its place. */
export function sumOfRings(rings: readonly ProfileRing[], places: readonly number[]): (q: number) => number {
  const present = rings.flatMap(({ area, shape }, ring) => (area > 0 ? [{ area, shape, place: places[ring] }] : []));
  return q => {
    let sum = 0;
    for (const { area, shape, place } of present) {
      const offset = q - place;
      if (Math.abs(offset) < shape.reach) {
        sum += area * shape.at(offset) * Math.sqrt(place / q);
      }
    }
    return sum;
  };
}
