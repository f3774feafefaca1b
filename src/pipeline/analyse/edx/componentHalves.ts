import type { Dense } from '../../../core/analysis/dense';
import { dense, line, times, timesTransposed } from '../../../core/analysis/dense';
import { flooredGram } from '../../../core/analysis/frobenius';
import { inverseOf } from '../../../core/calibration/linearAlgebra';
import type { RowBlocks } from '../../../core/analysis/rowBlocks';
import { BLOCK_ROWS, columnOf, gatherRows, newRowBlocks, rowStart } from '../../../core/analysis/rowBlocks';
import type { HalvedMap } from '../../../core/analysis/trueCorrelation';
import type { Random } from '../../../core/random';
import { thinnedParts } from '../advise/trialData';
import type { Means } from '../blocks/runPass';
import { Descent } from '../blocks/descent';
import { passBy, runPass } from '../blocks/runPass';
import type { Factors } from '../decompose/decompose';
import { settle } from '../decompose/fewComponents';
import { flatCoefficients } from '../decompose/startTask';
import type { DataSet } from '../load/dataSet';

/** What a matrix holds: counts, other values that are not negative, or differences from the mean. */
export type MatrixKind = 'counts' | 'nmf' | 'pca';

/** Steps after which coefficients of components that stay hardly change. */
const EXPECTATIONS = 40;
const SWEEPS = 40;

/**
 * Component maps of a data set twice over, from two halves of its data whose noise is independent: each count by chance in one of
 * them; where profiles are no counts, the even and the odd bins.
 *
 * @param kind what the matrix holds, or else how it was decomposed
 * @returns a pair of maps for each component, NaN at positions that were left out
 */
export async function componentHalves(
  matrix: RowBlocks,
  { components, coefficients }: Factors,
  { rowOf }: Pick<DataSet, 'rowOf'>,
  kind: MatrixKind,
  random: Random,
  means: Means
): Promise<HalvedMap[]> {
  const rows = rowOf.filter(row => row >= 0);
  const own = gatherRows(matrix, rows);
  const found: RowBlocks[] = [];
  if (kind === 'counts') {
    const start = gatherRows(coefficients, rows);
    for (const half of thinnedParts(own, 2, random)) {
      found.push(await likeliest(half, components, halved(start), means));
    }
  } else {
    for (const parity of [0, 1]) {
      const bins = Array.from({ length: own.columns }, (_, bin) => bin).filter(bin => bin % 2 === parity);
      const [values, parts] = [columnsOf(own, bins), binsOf(components, bins)];
      found.push(await (kind === 'pca' ? projected(values, parts, means) : nearest(values, parts, means)));
    }
  }
  return Array.from({ length: components.rows }, (_, k) => {
    const [first, second] = found.map(half => spread(columnOf(half, k), rowOf));
    return { first, second };
  });
}

/** Coefficients of greatest likelihood for components that stay. */
async function likeliest(counts: RowBlocks, components: Dense, start: RowBlocks, means: Means): Promise<RowBlocks> {
  await settle(counts, { components, coefficients: start }, { steps: EXPECTATIONS }, means);
  return start;
}

/** Coefficients of least squares for components that stay. */
async function nearest(values: RowBlocks, components: Dense, means: Means): Promise<RowBlocks> {
  const descent = new Descent({ matrix: values }, flatCoefficients(values.rows, components.rows), passBy(means));
  await descent.descend({
    factors: components,
    gram: flooredGram(components),
    beta: 0,
    restart: true,
    sweeps: SWEEPS
  });
  descent.accept();
  return descent.coefficients;
}

/** Coefficients of least squares that may be negative. */
async function projected(values: RowBlocks, components: Dense, means: Means): Promise<RowBlocks> {
  const target = newRowBlocks(values.rows, components.rows);
  const inverse = inverseOf(timesTransposed(components, components).values, components.rows);
  if (inverse === undefined) {
    // In every other bin two components are alike: nothing is known of their noise
    new Float32Array(target.data).fill(NaN);
    return target;
  }
  const factors = times(dense(components.rows, components.rows, inverse), components);
  await runPass({ kind: 'project', source: { matrix: values }, factors, target }, means);
  return target;
}

/** Half of each coefficient, and a little of every component: from nothing it would not grow. */
function halved(coefficients: RowBlocks): RowBlocks {
  const half = newRowBlocks(coefficients.rows, coefficients.columns);
  const [from, to] = [new Float32Array(coefficients.data), new Float32Array(half.data)];
  for (let row = 0; row < coefficients.rows; row++) {
    const places = Array.from({ length: coefficients.columns }, (_, k) => rowStart(coefficients, row) + k * BLOCK_ROWS);
    const sum = places.reduce((total, place) => total + from[place], 0);
    places.forEach(place => (to[place] = 0.5 * from[place] + (0.01 * sum) / coefficients.columns));
  }
  return half;
}

function columnsOf(matrix: RowBlocks, bins: readonly number[]): RowBlocks {
  const some = newRowBlocks(matrix.rows, bins.length);
  const [from, to] = [new Float32Array(matrix.data), new Float32Array(some.data)];
  for (let row = 0; row < matrix.rows; row++) {
    const [source, target] = [rowStart(matrix, row), rowStart(some, row)];
    bins.forEach((bin, column) => (to[target + column * BLOCK_ROWS] = from[source + bin * BLOCK_ROWS]));
  }
  return some;
}

function binsOf(components: Dense, bins: readonly number[]): Dense {
  const some = dense(components.rows, bins.length);
  for (let k = 0; k < components.rows; k++) {
    line(some, k).set(bins.map(bin => line(components, k)[bin]));
  }
  return some;
}

function spread(values: Float32Array, rowOf: Int32Array): Float64Array {
  let row = 0;
  return Float64Array.from(rowOf, of => (of >= 0 ? values[row++] : NaN));
}
