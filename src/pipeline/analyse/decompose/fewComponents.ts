import type { Dense } from '../../../core/analysis/dense';
import { countUnit, descendWithMomentum } from '../../../core/analysis/momentum';
import type { RowBlocks } from '../../../core/analysis/rowBlocks';
import { BLOCK_ROWS, gatherRows, newRowBlocks, rowStart } from '../../../core/analysis/rowBlocks';
import type { Means } from '../blocks/runPass';
import { Expectation, runPass } from '../blocks/runPass';
import { pickedRows } from './sample';

/** Rows by which the components are chosen that make positions of few, and steps it takes. */
const ROWS = 2 * BLOCK_ROWS;
const STEPS = 400;
/** Of the coefficients of all rows, for these components. */
const ALL_STEPS = 12;
/** Before the noise is looked at. */
const FIRST = 8;

/** Factors that explain counts, and what their rows were multiplied by. */
export interface Near {
  readonly components: Dense;
  readonly coefficients: RowBlocks;
  readonly weights?: Float32Array;
}

/** The same of some of the rows. */
export interface NearSample extends Near {
  readonly counts: RowBlocks;
  /** How many counts vary as one */
  readonly unit: number;
}

/** @param matrix counts, their rows multiplied by the weights */
export async function nearSample(matrix: RowBlocks, near: Near, seed: number, means: Means): Promise<NearSample> {
  const { components } = near;
  const rows = pickedRows(matrix.rows, Math.min(ROWS, matrix.rows), seed);
  const [counts, coefficients] = [gatherRows(matrix, rows), gatherRows(near.coefficients, rows)];
  const weights = near.weights && Float32Array.from(rows, row => near.weights?.[row] ?? 1);
  await settle(counts, { components, coefficients, weights }, { steps: FIRST }, means);
  return { components, coefficients, weights, counts, unit: countUnit(counts, components, coefficients, weights) };
}

/**
 * Of all factors that are about as likely, those that make positions of few components. Counts alone do not tell a component from one that has some of another taken off: the film of
 * a film with particles could as well be a sharper one with a little of each particle everywhere. The prior of a coefficient is 1/w, which is the same at every scale (Jeffreys, Proc. R. Soc. A
 * 186 (1946) 453): under it the step of a coefficient is one independent count less, so that what a position needs no component for has none of it.
 */
export async function fewComponents(sample: NearSample, means: Means): Promise<Near> {
  const { counts, weights, unit } = sample;
  const coefficients = copyOf(sample.coefficients);
  const prior = priorOf(counts.rows, unit, weights);
  const passes = new Expectation({ matrix: counts }, coefficients, means, prior);
  const components = await descendWithMomentum(passes, sample.components, { steps: STEPS });
  return { components, coefficients, weights };
}

/**
 * Coefficients of all rows under the prior, for the components of a sample: changes those of `near`.
 *
 * @returns what is to be taken off the coefficients of each row
 */
export async function fewOfAll(
  matrix: RowBlocks,
  { coefficients, weights }: Near,
  few: Near,
  unit: number,
  means: Means
): Promise<RowBlocks> {
  const taken = priorOf(matrix.rows, unit, weights);
  if (few.coefficients.rows === matrix.rows) {
    new Float32Array(coefficients.data).set(new Float32Array(few.coefficients.data));
    return taken;
  }
  await settle(matrix, { ...few, coefficients }, { steps: ALL_STEPS, isPushed: true, taken }, means);
  return taken;
}

/** Steps of coefficients, for components that stay: changes the coefficients. */
export async function settle(
  matrix: RowBlocks,
  { components, coefficients }: Near,
  how: { readonly steps: number; readonly isPushed?: boolean; readonly taken?: RowBlocks },
  means: Means
): Promise<void> {
  await runPass({ kind: 'settle', source: { matrix }, components, coefficients, isPushed: false, ...how }, means);
}

export function copyOf({ data, rows, columns }: RowBlocks): RowBlocks {
  const copy = newRowBlocks(rows, columns);
  new Float32Array(copy.data).set(new Float32Array(data));
  return copy;
}

function priorOf(rows: number, unit: number, weights: Float32Array | undefined): RowBlocks {
  const taken = newRowBlocks(rows, 1);
  const values = new Float32Array(taken.data);
  for (let row = 0; row < rows; row++) {
    values[rowStart(taken, row)] = unit * (weights?.[row] ?? 1);
  }
  return taken;
}
