import type { Dense } from '../../../core/analysis/dense';
import { countUnit, descendWithMomentum } from '../../../core/analysis/momentum';
import type { RowBlocks } from '../../../core/analysis/rowBlocks';
import { gatherRows, newRowBlocks, rowStart } from '../../../core/analysis/rowBlocks';
import type { Means } from '../blocks/runPass';
import { Expectation } from '../blocks/runPass';
import { pickedRows } from './sample';

/** Rows by which the components are chosen that make positions of few, and steps it takes. */
const ROWS = 2048;
const STEPS = 400;
/** Of the coefficients of all rows, for these components. */
const ALL_STEPS = 30;
/** Before the noise is looked at. */
const FIRST = 8;

/** Factors that explain counts, and what their rows were multiplied by. */
interface Near {
  readonly components: Dense;
  readonly coefficients: RowBlocks;
  readonly weights?: Float32Array;
}

/**
 * Of all factors that are about as likely, those that make positions of few components. Counts alone do not tell a component from one that has some of another taken off: the film of
 * a film with particles could as well be a sharper one with a little of each particle everywhere. The prior of a coefficient is 1/w, which is the same at every scale (Jeffreys, Proc. R. Soc. A
 * 186 (1946) 453): under it the step of a coefficient is one independent count less, so that what a position needs no component for has none of it.
 *
 * @param matrix counts, their rows multiplied by the weights
 * @param coefficients of all rows, which become those under the prior
 * @returns components from a sample of the rows; what is to be taken off the coefficients of each row; how many counts vary as one
 */
export async function fewComponents(
  matrix: RowBlocks,
  { components, coefficients, weights }: Near,
  seed: number,
  means: Means
): Promise<{ components: Dense; taken: RowBlocks; countUnit: number }> {
  const rows = pickedRows(matrix.rows, Math.min(ROWS, matrix.rows), seed);
  const [counts, parts] = [gatherRows(matrix, rows), gatherRows(coefficients, rows)];
  const own = weights && Float32Array.from(rows, row => weights[row]);
  await settle(new Expectation({ matrix: counts }, parts, means), components, FIRST);
  const unit = countUnit(counts, components, parts, own);
  const prior = priorOf(rows.length, unit, own);
  const few = await descendWithMomentum(new Expectation({ matrix: counts }, parts, means, prior), parts, components, {
    steps: STEPS
  });
  if (rows.length === matrix.rows) {
    new Float32Array(coefficients.data).set(new Float32Array(parts.data));
    return { components: few, taken: prior, countUnit: unit };
  }
  const taken = priorOf(matrix.rows, unit, weights);
  const all = new Expectation({ matrix }, coefficients, means, taken);
  await descendWithMomentum(all, coefficients, few, { steps: ALL_STEPS, isFixed: true });
  return { components: few, taken, countUnit: unit };
}

/** Steps of coefficients, for components that stay. */
export async function settle(expectation: Expectation, components: Dense, steps: number): Promise<void> {
  for (let step = 0; step < steps; step++) {
    await expectation.expect(components);
  }
}

function priorOf(rows: number, unit: number, weights: Float32Array | undefined): RowBlocks {
  const taken = newRowBlocks(rows, 1);
  const values = new Float32Array(taken.data);
  for (let row = 0; row < rows; row++) {
    values[rowStart(taken, row)] = unit * (weights?.[row] ?? 1);
  }
  return taken;
}
