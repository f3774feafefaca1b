import type { Advised, ComponentTrial } from '../../../core/analysis/adviceRule';
import { advisedComponents, isPastLeast } from '../../../core/analysis/adviceRule';
import { matchComponents } from '../../../core/analysis/matchComponents';
import type { RowBlocks } from '../../../core/analysis/rowBlocks';
import { BLOCK_ROWS, gatherRows } from '../../../core/analysis/rowBlocks';
import { createRandom } from '../../../core/random';
import type { Means } from '../blocks/runPass';
import type { FactorOptions } from '../decompose/decompose';
import { factorise } from '../decompose/decompose';
import { pickedRows } from '../decompose/sample';
import { multiplyBy } from '../decompose/unit';
import { countedFit } from './countedFit';
import { HeldOutCounts } from './heldOutCounts';
import { fewerBins } from './trialData';

/** Advice on the number of components, with the curves it comes from. */
export interface Advice extends Advised {
  readonly trials: readonly ComponentTrial[];
  /** Mean number of counts that say as much as one, because they come in spots; null: not known */
  readonly clustering: number | null;
  /** How many counts vary as one, by which they were divided; null: they vary as counts do, or are none */
  readonly unit: number | null;
}

export interface AdviceOptions {
  readonly maxComponents: number;
  readonly loss: FactorOptions['loss'];
  readonly seed: number;
  /** For each row, how many counts say as much as one; absent: not known, and all count */
  readonly effects?: Float32Array;
}

/** Pixels and bins that are enough to tell components apart, and few enough to try all numbers in seconds. */
const PIXELS = 2 * BLOCK_ROWS;
const BINS = 120;
/** Components that leave nothing but noise of nearly all samples. */
const ENOUGH = 10;
/** A unit below this leaves the parts of thinned counts as good as independent: two components too many are not found by it. */
const LARGEST_UNIT = 2.5;

/**
 * Tries numbers of components on a random part of the pixels, of counts that are divided by how far they come in clusters: the deviance of held-out counts, chi-square of all counts, and likeness of
 * the components of two halves of the pixels.
 *
 * @param onTrial told every number that is done, with the curves so far
 */
export async function adviseComponents(
  matrix: RowBlocks,
  { maxComponents, loss, seed, effects }: AdviceOptions,
  means: Means,
  onTrial: (done: number, of: number, trials: readonly ComponentTrial[]) => void = () => undefined
): Promise<Advice> {
  const { sample, clustering, unit } = await trialSample(matrix, { loss, seed, effects }, means);
  const halves = pixelHalves(sample, seed);
  const heldOut = loss === 'poisson' ? new HeldOutCounts(sample, seed) : undefined;
  const most = Math.min(maxComponents, sample.rows, sample.columns);
  const trials: ComponentTrial[] = [];
  const deviances: Float64Array[] = [];
  const withErrors = (): ComponentTrial[] =>
    trials.map((trial, at) => ({ ...trial, devianceError: differenceError(deviances, trials, at) }));
  for (let components = 1; components <= most && !isPastLeast(trials); components++) {
    // Likelihoods are compared here, again and again: any factors that have it will do
    const options = { components, loss, restarts: 1, seed, mixtures: 'many' } as const;
    const stability = await likenessOfHalves(halves, options, means);
    const own = await heldOut?.deviances(options, means);
    // In spots, counts scatter more than chi-square knows of
    const isAsked = heldOut !== undefined && !effects;
    const chiSquare = isAsked ? countedFit(sample, await factorise(sample, options, means)).chiSquare : NaN;
    deviances.push(...(own ? [own] : []));
    trials.push({ components, deviance: own ? mean(own) : NaN, devianceError: NaN, chiSquare, stability });
    onTrial(components, most, withErrors());
  }
  const tried = withErrors();
  return { ...advisedComponents(tried), trials: tried, clustering, unit };
}

/** A random part of the pixels and few bins, in counts that vary as counts do. */
async function trialSample(
  matrix: RowBlocks,
  { loss, seed, effects }: Omit<AdviceOptions, 'maxComponents'>,
  means: Means
): Promise<{ readonly sample: RowBlocks } & Pick<Advice, 'clustering' | 'unit'>> {
  const rows = pickedRows(matrix.rows, Math.min(PIXELS, matrix.rows), seed);
  const sample = fewerBins(gatherRows(matrix, rows), BINS);
  if (effects) {
    // They know of more than a unit
    const weights = Float32Array.from(rows, row => 1 / effects[row]);
    await multiplyBy(sample, weights, means);
    return { sample, clustering: rows.reduce((sum, row) => sum + effects[row], 0) / rows.length, unit: null };
  }
  const unit = loss === 'poisson' ? await unitOf(sample, seed, means) : null;
  if (unit !== null) {
    await multiplyBy(sample, 1 / unit, means);
  }
  return { sample, clustering: null, unit };
}

/** Least likeness of a component of one half of the pixels and its like of the other. */
async function likenessOfHalves(
  [first, second]: readonly RowBlocks[],
  options: FactorOptions,
  means: Means
): Promise<number> {
  const [one, other] = [await factorise(first, options, means), await factorise(second, options, means)];
  return Math.min(...matchComponents(one.components, other.components).map(({ likeness }) => likeness));
}

/**
 * How many counts vary as one, where that is so many that parts of them would not be independent: of a detector that gives many
 * a quantum, or of profiles in a unit of their own.
 */
async function unitOf(sample: RowBlocks, seed: number, means: Means): Promise<number | null> {
  const components = Math.min(ENOUGH, sample.rows, sample.columns);
  const { counted } = await factorise(
    sample,
    { components, loss: 'poisson', restarts: 1, seed, mixtures: 'many' },
    means
  );
  return counted !== undefined && counted.unit > LARGEST_UNIT ? counted.unit : null;
}

/** Standard error of the mean difference of a trial's deviances from those of the best. */
function differenceError(deviances: readonly Float64Array[], trials: readonly ComponentTrial[], at: number): number {
  if (deviances.length === 0) {
    return NaN;
  }
  const best = trials.reduce((least, { deviance }, index) => (deviance < trials[least].deviance ? index : least), 0);
  const differences = deviances[at].map((value, pixel) => value - deviances[best][pixel]);
  const centre = mean(differences);
  const squares = differences.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return Math.sqrt(squares / Math.max(1, differences.length - 1) / differences.length);
}

function pixelHalves(sample: RowBlocks, seed: number): [RowBlocks, RowBlocks] {
  const random = createRandom(seed, 'halves');
  const sides = Array.from({ length: sample.rows }, () => random.uint32() & 1);
  const half = (side: number): RowBlocks => {
    const rows = sides.flatMap((own, row) => (own === side ? [row] : []));
    return gatherRows(sample, rows.length > 0 ? rows : [0]);
  };
  return [half(0), half(1)];
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
