import type { Dense } from './dense';
import { dense, line } from './dense';
import { FLOOR } from './frobenius';
import type { ExpectationPasses } from './passes';

export interface ExpectationLimits {
  readonly steps: number;
  /** Ends when no component changes by more than this part of its sum in a step */
  readonly tolerance: number;
}

/**
 * Non-negative matrix factorisation of counts by maximum likelihood, which is least generalised Kullback-Leibler divergence: the
 * multiplicative steps of Lee & Seung for coefficients and components at once. With components of sum 1 these are steps of
 * expectation and maximisation, so that the likelihood never falls (Dempster, Laird & Rubin 1977; Shepp & Vardi 1982).
 *
 * @param start components, each of sum 1
 */
export async function expectAndMaximise(
  passes: ExpectationPasses,
  start: Dense,
  { steps, tolerance }: ExpectationLimits
): Promise<{ components: Dense; steps: number }> {
  let components = start;
  for (let step = 0; step < steps; step++) {
    const sums = await passes.expect(components);
    const next = unitSums(
      dense(
        start.rows,
        start.columns,
        components.values.map((value, at) => value * sums.values[at])
      )
    );
    const change = largestChange(components, next);
    components = next;
    if (change <= tolerance) {
      return { components, steps: step + 1 };
    }
  }
  return { components, steps };
}

/** Lines of sum 1 and without zeros. A component without any counts becomes flat. */
export function unitSums(components: Dense): Dense {
  const result = dense(components.rows, components.columns, components.values.slice());
  for (let k = 0; k < result.rows; k++) {
    const own = line(result, k);
    const sum = total(own);
    for (let at = 0; at < own.length; at++) {
      own[at] = sum > 0 ? Math.max(FLOOR, own[at] / sum) : 1 / own.length;
    }
    const all = total(own);
    own.forEach((value, at) => (own[at] = value / all));
  }
  return result;
}

function largestChange(before: Dense, after: Dense): number {
  let largest = 0;
  for (let k = 0; k < before.rows; k++) {
    const [old, own] = [line(before, k), line(after, k)];
    let change = 0;
    for (let at = 0; at < own.length; at++) {
      change += Math.abs(own[at] - old[at]);
    }
    largest = Math.max(largest, change);
  }
  return largest;
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
