import type { Dense } from './dense';
import { addScaled, dense, dot, line, times, timesTransposed } from './dense';
import type { DescentPasses, DescentStep, DescentSums } from './passes';

/** Below this no coefficient and no component falls, so that none is dead for ever; data are of the order of 1. */
export const FLOOR = 1e-12;

/** Sweeps over coefficients for one over components: the products they need take longer than the sweeps (Gillis & Glineur 2012). */
const SWEEPS = 2;

/** Ang & Gillis 2019, table 1: first step, growth and shrinkage of the extrapolation. */
const FIRST_BETA = 0.5;
const BETA_GROWTH = 1.01;
const CEILING_GROWTH = 1.005;
const BETA_SHRINKAGE = 1.5;

/** Looks back so many steps to tell whether the error still falls. */
const LOOK_BACK = 10;

export interface DescentLimits {
  readonly steps: number;
  /** Ends when the squared error fell by less than this part of itself in 10 steps */
  readonly tolerance: number;
  readonly extrapolate: boolean;
  /** Sweeps over the coefficients before the components move; absent: both move from the first */
  readonly firstSweeps?: number;
}

export interface Descended {
  /** Components x bins */
  readonly components: Dense;
  /** |X - W H|^2, of a projected X within its space and but for a constant */
  readonly squaredError: number;
  readonly steps: number;
}

/**
 * Non-negative matrix factorisation in the Frobenius norm: hierarchical alternating least squares with several sweeps over the
 * coefficients (Gillis & Glineur, Neural Computation 24 (2012) 1085), extrapolated and restarted when the error rises
 * (Ang & Gillis, Neural Computation 31 (2019) 417).
 *
 * @param passes over X, or over X projected on `basis`
 * @param squares |X|^2
 * @param basis orthonormal, a vector a row; absent: X is whole
 */
export async function descend(
  passes: DescentPasses,
  start: Dense,
  squares: number,
  { steps, tolerance, extrapolate, firstSweeps }: DescentLimits,
  basis?: Dense
): Promise<Descended> {
  let accepted = start;
  let current = start;
  let beta = extrapolate ? FIRST_BETA : 0;
  let ceiling = 1;
  let restart = true;
  const errors: number[] = [];
  const pass = async (how: Pick<DescentStep, 'beta' | 'restart' | 'sweeps'>): Promise<DescentSums> =>
    passes.descend({
      factors: basis ? timesTransposed(current, basis) : current,
      gram: flooredGram(current),
      ...how
    });
  if (firstSweeps !== undefined) {
    await pass({ beta: 0, restart, sweeps: firstSweeps });
    passes.accept();
  }
  let step = 0;
  for (; step < steps; step++) {
    const sums = await pass({ beta, restart, sweeps: SWEEPS });
    const products = basis ? times(sums.products, basis) : sums.products;
    const next = descendComponents(current, products, sums.gram);
    const error =
      squares - 2 * dot(products.values, next.values) + dot(sums.gram.values, timesTransposed(next, next).values);
    // A step without extrapolation does not raise the error: what seems so after a restart is rounding
    restart = extrapolate && !restart && errors.length > 0 && error > errors[errors.length - 1];
    if (restart) {
      current = accepted;
      ceiling = beta;
      beta /= BETA_SHRINKAGE;
      continue;
    }
    passes.accept();
    errors.push(error);
    current = extrapolated(next, accepted, beta);
    accepted = next;
    if (extrapolate) {
      beta = Math.min(ceiling, BETA_GROWTH * beta);
      ceiling = Math.min(1, CEILING_GROWTH * ceiling);
    }
    const before = errors[errors.length - 1 - LOOK_BACK];
    if (before !== undefined && before - error <= tolerance * Math.abs(before)) {
      break;
    }
  }
  return { components: accepted, squaredError: errors[errors.length - 1], steps: step };
}

/** H H^T, with the diagonals of dead components kept above zero. */
export function flooredGram(components: Dense): Dense {
  const gram = timesTransposed(components, components);
  for (let k = 0; k < gram.rows; k++) {
    gram.values[k * (gram.rows + 1)] = Math.max(FLOOR, gram.values[k * (gram.rows + 1)]);
  }
  return gram;
}

/** Sweeps over the components for given coefficients. */
function descendComponents(components: Dense, products: Dense, gram: Dense): Dense {
  const next = dense(components.rows, components.columns, components.values.slice());
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (let k = 0; k < next.rows; k++) {
      const own = line(next, k);
      const rest = line(products, k).slice();
      for (let other = 0; other < next.rows; other++) {
        addScaled(rest, line(next, other), -gram.values[k * next.rows + other]);
      }
      const diagonal = Math.max(FLOOR, gram.values[k * (next.rows + 1)]);
      for (let at = 0; at < own.length; at++) {
        own[at] = Math.max(FLOOR, own[at] + rest[at] / diagonal);
      }
    }
  }
  return next;
}

function extrapolated(next: Dense, before: Dense, beta: number): Dense {
  const values = next.values.map((value, at) => Math.max(FLOOR, value + beta * (value - before.values[at])));
  return dense(next.rows, next.columns, values);
}
