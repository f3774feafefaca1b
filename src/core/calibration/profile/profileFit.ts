import type { ProfileFit } from './fittedProfile';
import type { SquareMatrix } from '../linearAlgebra';
import { inverseOf, times } from '../linearAlgebra';
import type { ProfileVariances, Unknowns } from './profileSystem';
import { profileSystem } from './profileSystem';
import type { RadialProfile } from './radialProfile';
import type { RingWidth } from './ringShape';
import type { RingTarget } from '../ringTargets';

const ROUNDS = 10;
/** A round that lowers χ² by less than this part of it is the last */
const SETTLED = 1e-3;
const LARGEST_SPREAD = 0.03;
const LARGEST_TAILS = 0.95;
const LARGEST_DISC = 0.95;
const LARGEST_RADIAL = 0.03;

/**
 * Fits positions (one scale), shape and areas of all rings, and a background (q^-1.75 times a polynomial of degree 5 in ln q),
 * weighted by Poisson variances of the model. Areas and background are linear and are solved for inside (variable projection: G. H. Golub
 * & V. Pereyra, SIAM J. Numer. Anal. 10 (1973) 413); the others by damped Gauss-Newton steps. On a circle blurred in two
 * dimensions the density falls as q^-1/2 across the ring, so every shape carries sqrt(t / q): without it a ring of 44 px and
 * σ of 2 px is found 0.1 % too small.
 *
 * @param start width to begin with
 * @param pixelSize geometric mean, 1/Å: bounds of the width
 * @param bent whether a radial distortion is fitted, too. Rings that overlap can make up for it by their areas, so that
 *   neighbours are then expected in kinematic ratios where the model fails to say
 */
export function fitProfile(
  profile: RadialProfile,
  targets: readonly RingTarget[],
  start: RingWidth,
  pixelSize: number,
  { rounds = ROUNDS, bent = false }: { rounds?: number; bent?: boolean } = {}
): ProfileFit | undefined {
  const system = profileSystem(profile, targets, bent);
  const clamp = ([scale, lnSigma, disc, spread, tails, radial]: Unknowns): Unknowns => [
    Math.max(-0.03, Math.min(0.03, scale)),
    Math.max(Math.log(0.4 * pixelSize), Math.min(Math.log(8 * pixelSize), lnSigma)),
    Math.max(0, Math.min(LARGEST_DISC, disc)),
    Math.max(0, Math.min(LARGEST_SPREAD, spread)),
    Math.max(0, Math.min(LARGEST_TAILS, tails)),
    Math.max(-LARGEST_RADIAL, Math.min(LARGEST_RADIAL, radial))
  ];
  let unknowns = clamp([0, Math.log(start.sigma), start.disc, start.spread, start.tails, 0]);
  let state = system(unknowns);
  if (!state) {
    return undefined;
  }
  const steps = [1e-5, 1e-3, 0.01, 2e-4, 0.01, ...(bent ? [1e-4] : [])];
  const bounds = [1, 10, LARGEST_DISC, LARGEST_SPREAD, LARGEST_TAILS, 1];
  let variances: ProfileVariances = { scale: Infinity, radial: 0 };
  let damping = 1e-3;
  for (let round = 0; round < rounds; round++) {
    state.reweigh();
    state = system(unknowns);
    if (!state) {
      return undefined;
    }
    const base = state.residuals;
    const columns = steps.map((step, index) => {
      const moved: Unknowns = [...unknowns];
      moved[index] += moved[index] + step > bounds[index] ? -step : step;
      const other = system(moved);
      return other
        ? other.residuals.map((value, at) => (value - base[at]) / (moved[index] - unknowns[index]))
        : base.map(() => 0);
    });
    const inverse = inverseOf(normalMatrix(columns), columns.length, 1e-14);
    variances = { scale: inverse?.[0] ?? Infinity, radial: bent ? (inverse?.[inverse.length - 1] ?? Infinity) : 0 };
    let better = false;
    for (let attempt = 0; attempt < 6 && !better; attempt++) {
      const step = gaussNewton(columns, base, damping);
      const moved = clamp(unknowns.map((value, index) => value - (step[index] ?? 0)) as Unknowns);
      const other = system(moved);
      if (other && other.chiSquare <= state.chiSquare) {
        const small = other.chiSquare > (1 - SETTLED) * state.chiSquare && Math.abs(moved[0] - unknowns[0]) < 1e-5;
        [unknowns, state, better] = [moved, other, true];
        damping = Math.max(1e-6, damping / 10);
        if (small) {
          return state.finish(variances);
        }
      } else {
        damping *= 10;
      }
    }
    if (!better) {
      break;
    }
  }
  return state.finish(variances);
}

function normalMatrix(columns: readonly Float64Array[]): SquareMatrix {
  const size = columns.length;
  const matrix = new Float64Array(size * size);
  columns.forEach((one, i) =>
    columns.forEach((other, j) => {
      for (let at = 0; at < one.length; at++) {
        matrix[i * size + j] += one[at] * other[at];
      }
    })
  );
  for (let i = 0; i < size; i++) {
    matrix[i * size + i] += 1e-12;
  }
  return matrix;
}

function gaussNewton(columns: Float64Array[], residuals: Float64Array, damping: number): Float64Array {
  const size = columns.length;
  const matrix = new Float64Array(size * size);
  const right = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    for (let at = 0; at < residuals.length; at++) {
      right[i] += columns[i][at] * residuals[at];
    }
    for (let j = 0; j <= i; j++) {
      let value = 0;
      for (let at = 0; at < residuals.length; at++) {
        value += columns[i][at] * columns[j][at];
      }
      matrix[i * size + j] = matrix[j * size + i] = value;
    }
  }
  for (let i = 0; i < size; i++) {
    matrix[i * size + i] = matrix[i * size + i] * (1 + damping) + 1e-12;
  }
  const inverse = inverseOf(matrix, size, 1e-14);
  return inverse ? times(inverse, right) : new Float64Array(size);
}
