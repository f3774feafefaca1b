import type { Dense } from '../../../core/analysis/dense';
import { dot, line } from '../../../core/analysis/dense';
import type { Leading } from '../../../core/analysis/leadingVectors';
import type { RowBlocks } from '../../../core/analysis/rowBlocks';
import { BLOCK_ROWS, gatherRows, rowStart } from '../../../core/analysis/rowBlocks';
import type { Random } from '../../../core/random';
import { createRandom } from '../../../core/random';
import type { Means } from '../blocks/runPass';
import { centre, leadingVariances } from '../decompose/principal';
import { pickedRows } from '../decompose/sample';
import type { Advice } from './advise';
import { fewerBins } from './trialData';

/** Rows and bins that are looked at, and how often they are mixed: nothing of twenty is larger with a chance of 5 %. */
const ROWS = 2048;
const BINS = 120;
const MIXED = 20;
/** Variances are told apart from those by chance, no more */
const TOLERANCE = 1e-4;

/**
 * Number of principal components that are more than noise, by parallel analysis (Horn, Psychometrika 30 (1965) 179) of what earlier components leave (Dobriban & Owen, J. R. Stat. Soc. B 81 (2019) 163):
 * the next one counts if its variance exceeds that of the first component of the same rest with the values of each bin mixed among the positions, which leaves the noise of every bin as it is.
 *
 * @throws CancelledError
 */
export async function adviseByVariance(
  matrix: RowBlocks,
  { maxComponents, seed }: { readonly maxComponents: number; readonly seed: number },
  means: Means,
  onTrial: (done: number, of: number) => void = () => undefined
): Promise<Advice> {
  const picked = gatherRows(matrix, pickedRows(matrix.rows, Math.min(ROWS, matrix.rows), seed));
  const rest = fewerBins(picked, BINS);
  await centre(rest, means);
  const leading = (of: RowBlocks): Promise<Leading> =>
    leadingVariances(of, { count: 1, seed, tolerance: TOLERANCE }, means);
  const most = Math.min(maxComponents, rest.rows, rest.columns);
  const trials: Advice['trials'][number][] = [];
  let found = 0;
  while (found === trials.length && found < most) {
    const { vectors, values } = await leading(rest);
    let byChance = 0;
    for (let round = 0; round < MIXED; round++) {
      const mixed = await leading(shuffled(rest, createRandom(seed, `mixed ${found}`, round)));
      byChance = Math.max(byChance, mixed.values[0]);
    }
    trials.push({ components: found + 1, variance: values[0], varianceByChance: byChance, ...UNTOLD });
    if (values[0] > byChance) {
      takeOff(rest, vectors);
      found++;
    }
    onTrial(trials.length, most + 1);
  }
  return { components: Math.max(1, found), trials, stabilityAgrees: found > 0, clustering: null, unit: null };
}

const UNTOLD = { deviance: NaN, devianceError: NaN, chiSquare: NaN, stability: NaN };

/** A matrix with the values of every column mixed among the rows (Fisher & Yates). */
function shuffled(matrix: RowBlocks, random: Random): RowBlocks {
  const mixed = { ...matrix, data: matrix.data.slice(0) };
  const values = new Float32Array(mixed.data);
  const places = Int32Array.from({ length: matrix.rows }, (_, row) => rowStart(matrix, row));
  for (let column = 0; column < matrix.columns; column++) {
    const offset = column * BLOCK_ROWS;
    for (let row = matrix.rows - 1; row > 0; row--) {
      const [one, other] = [places[row] + offset, places[random.uint32() % (row + 1)] + offset];
      [values[one], values[other]] = [values[other], values[one]];
    }
  }
  return mixed;
}

/** Takes off each row, in place, what of it lies along a vector. */
function takeOff(matrix: RowBlocks, vectors: Dense): void {
  const values = new Float32Array(matrix.data);
  const along = line(vectors, 0);
  const own = new Float64Array(matrix.columns);
  for (let row = 0; row < matrix.rows; row++) {
    const start = rowStart(matrix, row);
    own.forEach((_, column) => (own[column] = values[start + column * BLOCK_ROWS]));
    const part = dot(own, along);
    own.forEach((value, column) => (values[start + column * BLOCK_ROWS] = value - part * along[column]));
  }
}
