import { solveHeld } from '../linearAlgebra';
import type { ProfileRing } from '../profile/fittedProfile';
import { sumOfRings } from '../profile/fittedProfile';
import { RingShape } from '../profile/ringShape';
import { BACKGROUND_TERMS, SmoothBackground } from '../profile/smoothBackground';
import type { Refinement } from '../refine';
import type { RingTarget } from '../ringTargets';
import { profileWeight } from '../profile/profileWeight';

/** How far apart the scales are that two sets of rings ask for, as ln, and its standard error from the counts and the misfit. */
export interface ScaleContrast {
  readonly value: number;
  readonly error: number;
}

/** Steps for the changes with the scale and with the width, as parts of them */
const SCALE_STEP = 5e-4;
const WIDTH_STEP = 0.01;

/**
 * Scale of the rings that are not of a set less that of those that are: one step of Gauss and Newton from the fit of a profile, with
 * background, areas and the common width free. The whole profile says it, so that rings that overlap with one of the other set count, too.
 *
 * @returns undefined where one of the sets is empty, or the profile cannot tell
 */
export function scaleContrast(
  { profile: { q, counts, pixels }, fit }: Pick<Refinement, 'profile' | 'fit'>,
  isOfSet: (target: RingTarget) => boolean
): ScaleContrast | undefined {
  const rings = fit.rings.filter(({ area }) => area > 0);
  const [set, others] = [true, false].map(wanted => rings.filter(({ target }) => isOfSet(target) === wanted));
  if (set.length === 0 || others.length === 0) {
    return undefined;
  }
  const model = (some: readonly ProfileRing[], stretch = 0): Float64Array =>
    q.map(
      sumOfRings(
        some,
        some.map(({ target }) => placeOf(target, fit.logScale + stretch))
      )
    );
  const now = model(rings);
  const wider = rings.map(ring => ({
    ...ring,
    shape: new RingShape({ ...fit.width, sigma: fit.width.sigma * (1 + WIDTH_STEP) }, ring.target.t)
  }));
  const [ofSet, ofOthers] = [set, others].map(some =>
    slope(model(some, SCALE_STEP), model(some, -SCALE_STEP), 2 * SCALE_STEP)
  );
  const columns = [
    ...new SmoothBackground(q[0], q[q.length - 1]).terms(q),
    ...rings.map(ring => model([{ ...ring, area: 1 }])),
    slope(model(wider), now, WIDTH_STEP),
    ofSet,
    ofOthers
  ];
  const weights = now.map((value, at) => profileWeight(value + fit.background(q[at]), pixels[at]));
  return difference(columns, counts, weights, rings.length);
}

function placeOf({ t }: RingTarget, stretch: number): number {
  return t * Math.exp(stretch);
}

function slope(above: Float64Array, below: Float64Array, step: number): Float64Array {
  return above.map((value, at) => (value - below[at]) / step);
}

/** Last unknown less the one before it. */
function difference(
  columns: readonly Float64Array[],
  counts: Float64Array,
  weights: Float64Array,
  rings: number
): ScaleContrast | undefined {
  const size = columns.length;
  const [matrix, right] = [new Float64Array(size * size), new Float64Array(size)];
  columns.forEach((one, i) => {
    for (let at = 0; at < counts.length; at++) {
      right[i] += weights[at] * one[at] * counts[at];
    }
    columns.slice(0, i + 1).forEach((other, j) => {
      let sum = 0;
      for (let at = 0; at < counts.length; at++) {
        sum += weights[at] * one[at] * other[at];
      }
      matrix[i * size + j] = matrix[j * size + i] = sum;
    });
  });
  const solution = solveHeld(matrix, right, at => at >= BACKGROUND_TERMS && at < BACKGROUND_TERMS + rings);
  if (!solution) {
    return undefined;
  }
  const { values, kept, covariance } = solution;
  const [set, others] = [kept.indexOf(size - 2), kept.indexOf(size - 1)];
  let misfit = 0;
  counts.forEach((count, at) => {
    const fitted = columns.reduce((sum, column, index) => sum + column[at] * values[index], 0);
    misfit += weights[at] * (count - fitted) ** 2;
  });
  const reduced = misfit / Math.max(1, counts.length - kept.length);
  const width = kept.length;
  const variance =
    covariance[set * (width + 1)] + covariance[others * (width + 1)] - 2 * covariance[others * width + set];
  return { value: values[size - 1] - values[size - 2], error: Math.sqrt(variance * Math.max(1, reduced)) };
}
