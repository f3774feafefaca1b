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
import { added, fewerBins, thinnedParts, without } from './trialData';

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
/** Parts of the counts, each of which is held out once: what is learnt from four fifths of them is little less than from all. */
const PARTS = 5;
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
  const rows = pickedRows(matrix.rows, Math.min(PIXELS, matrix.rows), seed);
  const sample = fewerBins(gatherRows(matrix, rows), BINS);
  const clustering = effects && rows.reduce((sum, row) => sum + effects[row], 0) / rows.length;
  if (effects) {
    const weights = Float32Array.from(rows, row => 1 / effects[row]);
    await multiplyBy(sample, weights, means);
  }
  const most = Math.min(maxComponents, sample.rows, sample.columns);
  // Counts in spots were divided by their effect, which knows of more than a unit
  const unit = loss === 'poisson' && !effects ? await unitOf(sample, seed, means) : null;
  if (unit !== null) {
    await multiplyBy(sample, 1 / unit, means);
  }
  const halves = pixelHalves(sample, seed);
  const parts = loss === 'poisson' ? thinnedParts(sample, PARTS, createRandom(seed, 'thinning')) : [];
  const whole = parts.length > 0 ? added(parts) : sample;
  const trials: ComponentTrial[] = [];
  const deviances: Float64Array[] = [];
  const withErrors = (): ComponentTrial[] =>
    trials.map((trial, at) => ({ ...trial, devianceError: differenceError(deviances, trials, at) }));
  for (let components = 1; components <= most && !isPastLeast(trials); components++) {
    // Likelihoods are compared here, again and again: any factors that have it will do
    const options = { components, loss, restarts: 1, seed, mixtures: 'many' } as const;
    const [first, second] = [await factorise(halves[0], options, means), await factorise(halves[1], options, means)];
    const stability = Math.min(...matchComponents(first.components, second.components).map(({ likeness }) => likeness));
    let [deviance, chiSquare] = [NaN, NaN];
    if (parts.length > 0) {
      const heldOut = new Float64Array(sample.rows);
      for (const part of parts) {
        const learnt = await factorise(without(whole, part), options, means);
        countedFit(part, learnt, 1 / (PARTS - 1)).deviances.forEach((value, row) => (heldOut[row] += value));
      }
      deviances.push(heldOut);
      deviance = mean(heldOut);
      // In spots, counts scatter more than chi-square knows of
      chiSquare = effects ? NaN : countedFit(sample, await factorise(sample, options, means)).chiSquare;
    }
    trials.push({ components, deviance, devianceError: NaN, chiSquare, stability });
    onTrial(components, most, withErrors());
  }
  const tried = withErrors();
  return { ...advisedComponents(tried), trials: tried, clustering: clustering ?? null, unit };
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
