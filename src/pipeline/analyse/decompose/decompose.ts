import type { Dense } from '../../../core/analysis/dense';
import { descend, flooredGram } from '../../../core/analysis/frobenius';
import { descendWithMomentum } from '../../../core/analysis/momentum';
import { unitSums } from '../../../core/analysis/poisson';
import type { RowBlocks } from '../../../core/analysis/rowBlocks';
import { newRowBlocks } from '../../../core/analysis/rowBlocks';
import type { Source } from '../blocks/pass';
import type { Means } from '../blocks/runPass';
import { Descent } from '../blocks/descent';
import { Expectation, passBy, runPass } from '../blocks/runPass';
import { inOrder, unscaledCoefficients } from './coefficients';
import { countScaling } from './countScaling';
import { fewComponents, fewOfAll, nearSample, settle } from './fewComponents';
import type { Mixtures } from './mixtures';
import { gainOfFew } from './mixtures';
import type { Pace } from './pace';
import { FEW_COMPONENTS, LEAST_ERROR } from './pace';
import { binaryUnit, multiplyBy } from './unit';
import { sampleOf } from './sample';
import { SAMPLE_ROWS, findStart } from './start';
import { flatCoefficients } from './startTask';

/** What is asked of a factorisation. */
export interface FactorOptions {
  readonly components: number;
  readonly loss: 'poisson' | 'frobenius';
  readonly restarts: number;
  readonly seed: number;
  /**
   * For each row, how many counts say as much as one (see designEffect): rows whose counts come in spots weigh less in the
   * components. Absent: all count. Taken as powers of two, so that nothing is rounded
   */
  readonly effects?: Float32Array;
  /** Of the Poisson loss: factors that make positions of few components, or those of greatest likelihood; absent: what the counts speak for */
  readonly mixtures?: Mixtures | 'auto';
}

/** X is about W H. */
export interface Factors {
  /** H: components x bins, each of sum 1, in canonical order */
  readonly components: Dense;
  /** W: pixels x components */
  readonly coefficients: RowBlocks;
  /** |X - W H| / |X| */
  readonly error: number;
  /** Generalised Kullback-Leibler divergence of X from W H, of the Poisson loss only */
  readonly divergence?: number;
  /** Of the Poisson loss only */
  readonly counted?: Counted;
  /** Squared errors of the starts on a sample, of the matrix that was descended on */
  readonly starts: readonly number[];
}

/** What is known of factors of counts. */
export interface Counted {
  /** How many counts vary as one */
  readonly unit: number;
  readonly mixtures: Mixtures;
  /** See gainOfFew; absent where it was not asked */
  readonly gainOfFew?: number;
}

/** Of the whole itself, whose components are near already. */
const WHOLE = { steps: 1, tolerance: 0, extrapolate: false };
/** Over the coefficients, for components that stay. */
const LAST_SWEEPS = 8;
/** Steps in which coefficients get back what the prior has taken off. */
const LIKELIEST = 4;
/** Of the whole, whose components are near already: as good as fifty plain ones. */
const EXPECTATION = { steps: 20 };

/**
 * Factorises a matrix without negative values. The result depends on the matrix, the options and nothing else: neither on
 * how many threads there are nor on the unit of the data.
 *
 * @throws InputError `E_NO_SIGNAL` when all is zero; CancelledError
 */
export async function factorise(matrix: RowBlocks, options: FactorOptions, means: Means): Promise<Factors> {
  const unit = await binaryUnit(matrix, means);
  await multiplyBy(matrix, 1 / unit, means);
  const weights = options.effects?.map(effect => 2 ** -Math.round(Math.log2(effect)));
  try {
    const isCounts = options.loss === 'poisson';
    const found = await weighted(matrix, weights, means, () =>
      isCounts ? mostLikely(matrix, options, means, weights) : leastSquares(matrix, options, means)
    );
    const { components, coefficients } = inOrder(found.components, found.coefficients);
    const [residuals, squares, divergence] = await runPass(
      { kind: 'compare', counts: isCounts, source: { matrix }, components, coefficients },
      means
    );
    await multiplyBy(coefficients, unit, means);
    const error = Math.sqrt(residuals / squares);
    return {
      components,
      coefficients,
      error,
      ...(isCounts && { divergence: divergence * unit }),
      ...(found.counted && { counted: { ...found.counted, unit: found.counted.unit * unit } }),
      starts: found.starts
    };
  } finally {
    await multiplyBy(matrix, unit, means);
  }
}

/** Factorises with rows that are multiplied by weights while it lasts; coefficients are those without. */
async function weighted(
  matrix: RowBlocks,
  weights: Float32Array | undefined,
  means: Means,
  find: () => Promise<Found>
): Promise<Found> {
  if (weights === undefined) {
    return find();
  }
  const back = weights.map(weight => 1 / weight);
  await multiplyBy(matrix, weights, means);
  try {
    const found = await find();
    await multiplyBy(found.coefficients, back, means);
    return found;
  } finally {
    await multiplyBy(matrix, back, means);
  }
}

interface Found {
  readonly components: Dense;
  readonly coefficients: RowBlocks;
  readonly counted?: Counted;
  readonly starts: readonly number[];
}

/** The best of several starts, projected on the leading vectors of a sample. */
async function nearLeastSquares(
  source: Source,
  pace: Pace,
  options: FactorOptions,
  means: Means
): Promise<Found & { squares: number }> {
  const { rows } = source.matrix;
  const sample = sampleOf(source, options.seed, SAMPLE_ROWS);
  const start = await findStart(sample, pace, options, means);
  const target = newRowBlocks(rows, start.basis.rows);
  const [squares] = await runPass({ kind: 'project', source, factors: start.basis, target }, means);
  const descent = new Descent({ matrix: target }, flatCoefficients(rows, options.components), passBy(means));
  const { components } = await descend(descent, start.components, squares, pace.projected, start.basis);
  return { components, coefficients: descent.coefficients, starts: start.errors, squares };
}

/** The same, and then to the end on the whole. */
async function leastSquares(matrix: RowBlocks, options: FactorOptions, means: Means): Promise<Found> {
  const near = await nearLeastSquares({ matrix }, LEAST_ERROR, options, means);
  const descent = new Descent({ matrix }, near.coefficients, passBy(means));
  const { components } = await descend(descent, near.components, near.squares, WHOLE);
  await descent.descend({
    factors: components,
    gram: flooredGram(components),
    beta: 0,
    restart: true,
    sweeps: LAST_SWEEPS
  });
  descent.accept();
  return { components, coefficients: descent.coefficients, starts: near.starts };
}

/**
 * From the solution for counts that are scaled to equal noise, by expectation and maximisation. Many factors are as likely as the best: those that make positions of few components are taken where
 * the counts speak for them; the coefficients are in the end those of greatest likelihood.
 */
async function mostLikely(
  matrix: RowBlocks,
  options: FactorOptions,
  means: Means,
  weights: Float32Array | undefined
): Promise<Found> {
  const scaling = await countScaling(matrix, means);
  const scaled = await nearLeastSquares({ matrix, scaling }, FEW_COMPONENTS, options, means);
  const columns = scaling.columns.map(factor => (factor > 0 ? 1 / factor : 0));
  const unscaled = {
    ...scaled.components,
    values: scaled.components.values.map((v, at) => v * columns[at % columns.length])
  };
  const coefficients = unscaledCoefficients(scaled.coefficients, scaling.rows, unscaled);
  const near = { components: unitSums(unscaled), coefficients, weights };
  const sample = await nearSample(matrix, near, options.seed, means);
  const few = options.mixtures === 'many' ? undefined : await fewComponents(sample, means);
  const gain = few && options.mixtures !== 'few' ? await gainOfFew(sample, few, means) : undefined;
  const isFew = few !== undefined && !(gain !== undefined && gain < 0);
  const taken = isFew ? await fewOfAll(matrix, near, few, sample.unit, means) : undefined;
  const expectation = new Expectation({ matrix }, coefficients, means, taken);
  const components = await descendWithMomentum(expectation, (isFew ? few : near).components, EXPECTATION);
  if (isFew) {
    await settle(matrix, { components, coefficients }, { steps: LIKELIEST }, means);
  }
  const counted = {
    unit: sample.unit,
    mixtures: isFew ? ('few' as const) : ('many' as const),
    ...(gain !== undefined && { gainOfFew: gain })
  };
  return { components, coefficients, counted, starts: scaled.starts };
}
