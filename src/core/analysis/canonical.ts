import type { Dense } from './dense';
import { dense, line } from './dense';

/** How components and coefficients of any scale and order become those that everyone gets. */
export interface Canonical {
  /** Component that is now at each place */
  readonly order: readonly number[];
  /** What the coefficients of each place are multiplied with */
  readonly factors: readonly number[];
  /** Components in their new order, each of sum 1 */
  readonly components: Dense;
}

/**
 * Brings each component to sum 1, so that a coefficient is what it adds up to over the bins of its pixel, and puts the one with
 * the largest sum over all pixels first; of equal ones, the one that lies further in.
 *
 * @param totals sum of the coefficients of each component over all pixels
 */
export function canonical(components: Dense, totals: ArrayLike<number>): Canonical {
  const sums = Array.from({ length: components.rows }, (_, k) => sumOf(line(components, k)));
  const shares = sums.map((sum, k) => sum * totals[k]);
  const places = sums.map((_, k) => centreOf(line(components, k)));
  const order = sums.map((_, k) => k).sort((a, b) => shares[b] - shares[a] || places[a] - places[b] || a - b);
  const result = dense(components.rows, components.columns);
  order.forEach((from, to) => line(result, to).set(line(components, from).map(value => value / (sums[from] || 1))));
  return { order, factors: order.map(k => sums[k]), components: result };
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function centreOf(values: Float64Array): number {
  return values.reduce((sum, value, at) => sum + value * at, 0) / (sumOf(values) || 1);
}
