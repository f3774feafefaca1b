import type { Dense } from './dense';
import { dense, line } from './dense';
import { FLOOR } from './frobenius';
import type { ExpectationPasses } from './passes';
import { unitSums } from './poisson';
import type { RowBlocks } from './rowBlocks';
import { BLOCK_ROWS, rowStart } from './rowBlocks';

/** Largest part of the last step that is taken again, and largest of such leaps in a logarithm. */
const MOMENTUM = 0.95;
const LONGEST_LEAP = 1;

/**
 * Expectation and maximisation, where plain steps are slow because many factors are about equally likely: each goes on in the direction of the last, in logarithms, until the
 * components turn back (Nesterov 1983, with the restarts of O'Donoghue & Candès, Foundations of Computational Mathematics 15 (2015) 715).
 *
 * @param start components, each of sum 1; they stay where they are fixed
 */
export async function descendWithMomentum(
  passes: ExpectationPasses,
  start: Dense,
  { steps, isFixed = false }: { readonly steps: number; readonly isFixed?: boolean }
): Promise<Dense> {
  let [before, now] = [start, start];
  for (let step = 0, since = 1; step < steps; step++) {
    const momentum = momentumOf(since);
    const pushed = { ...now, values: now.values.slice() };
    leap(pushed.values, before.values, momentum);
    const from = unitSums(pushed);
    const sums = await passes.expect(from, momentum);
    const next = isFixed ? start : unitSums(productOf(from, sums));
    since = isAgainst(next, from, now, before) ? 1 : since + 1;
    [before, now] = [now, next];
  }
  return now;
}

function productOf(a: Dense, b: Dense): Dense {
  return dense(
    a.rows,
    a.columns,
    a.values.map((value, at) => value * b.values[at])
  );
}

/** What part of the last step is taken again in a step, the first of which is 1. */
export function momentumOf(step: number): number {
  return Math.min(MOMENTUM, (step - 1) / (step + 2));
}

/** Goes on from where values are, by a part of the way they came from. */
export function leap(values: Float32Array | Float64Array, before: ArrayLike<number>, part: number): void {
  if (part > 0) {
    for (let at = 0; at < values.length; at++) {
      const way = Math.log(Math.max(FLOOR, values[at]) / Math.max(FLOOR, before[at]));
      values[at] = Math.max(FLOOR, values[at] * Math.exp(part * Math.min(LONGEST_LEAP, Math.max(-LONGEST_LEAP, way))));
    }
  }
}

/** Whether the step from a place goes against the way that led there. */
function isAgainst(next: Dense, from: Dense, now: Dense, before: Dense): boolean {
  let sum = 0;
  for (let at = 0; at < next.values.length; at++) {
    sum += next.values[at] * Math.log(next.values[at] / from.values[at]) * Math.log(now.values[at] / before.values[at]);
  }
  return sum < 0;
}

/**
 * How many counts vary as one: variance about a model over its mean, of the middle position. 1 for single counts, the gain for a detector that gives more than one a quantum,
 * a little below 1 where pixels are shared among bins.
 *
 * @param weights of the rows, which both were multiplied by
 */
export function countUnit(
  counts: RowBlocks,
  components: Dense,
  coefficients: RowBlocks,
  weights?: ArrayLike<number>
): number {
  const [values, parts] = [new Float32Array(counts.data), new Float32Array(coefficients.data)];
  const own = Array.from({ length: components.rows }, (_, k) => line(components, k));
  const units: number[] = [];
  for (let row = 0; row < counts.rows; row++) {
    let [residuals, total] = [0, 0];
    let at = rowStart(counts, row);
    const first = rowStart(coefficients, row);
    for (let column = 0; column < counts.columns; column++, at += BLOCK_ROWS) {
      let model = 0;
      for (let k = 0; k < own.length; k++) {
        model += parts[first + k * BLOCK_ROWS] * own[k][column];
      }
      residuals += (values[at] - model) ** 2;
      total += model;
    }
    if (total > 0) {
      units.push(residuals / total / (weights?.[row] ?? 1));
    }
  }
  units.sort((a, b) => a - b);
  // What the coefficients take up
  const free = Math.max(1, counts.columns - components.rows) / counts.columns;
  return (units[Math.floor(units.length / 2)] ?? 0) / free;
}
