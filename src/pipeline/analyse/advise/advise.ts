import type { Advised, ComponentTrial } from '../../../core/analysis/adviceRule';
import { advisedComponents, isPastLeast } from '../../../core/analysis/adviceRule';
import { matchComponents } from '../../../core/analysis/matchComponents';
import type { RowBlocks } from '../../../core/analysis/rowBlocks';
import { gatherRows } from '../../../core/analysis/rowBlocks';
import { createRandom } from '../../../core/random';
import type { Means } from '../blocks/runPass';
import type { FactorOptions } from '../decompose/decompose';
import { factorise } from '../decompose/decompose';
import { pickedRows } from '../decompose/sample';
import { countedFit } from './countedFit';
import { fewerBins, thinnedHalves } from './trialData';

/** Advice on the number of components, with the curves it comes from. */
export interface Advice extends Advised {
  readonly trials: readonly ComponentTrial[];
}

/** Pixels and bins that are enough to tell components apart, and few enough to try all numbers in seconds. */
const PIXELS = 2048;
const BINS = 120;

/**
 * Tries numbers of components on a random part of the pixels: the deviance of held-out counts, chi-square of all counts, and likeness of
 * the components of two halves of the pixels.
 *
 * @param onTrial told every number that is done
 */
export async function adviseComponents(
  matrix: RowBlocks,
  { maxComponents, loss, seed }: { maxComponents: number; loss: FactorOptions['loss']; seed: number },
  means: Means,
  onTrial: (done: number, of: number) => void = () => undefined
): Promise<Advice> {
  const rows = pickedRows(matrix.rows, Math.min(PIXELS, matrix.rows), seed);
  const sample = fewerBins(gatherRows(matrix, rows), BINS);
  const most = Math.min(maxComponents, sample.rows, sample.columns);
  const halves = pixelHalves(sample, seed);
  const [train, test] = loss === 'poisson' ? thinnedHalves(sample, createRandom(seed, 'thinning')) : [];
  const trials: ComponentTrial[] = [];
  const deviances: Float64Array[] = [];
  for (let components = 1; components <= most && !isPastLeast(trials); components++) {
    const options = { components, loss, restarts: 1, seed };
    const [first, second] = [await factorise(halves[0], options, means), await factorise(halves[1], options, means)];
    const stability = Math.min(...matchComponents(first.components, second.components).map(({ likeness }) => likeness));
    let [deviance, chiSquare] = [NaN, NaN];
    if (train && test) {
      const heldOut = countedFit(test, await factorise(train, options, means));
      deviances.push(heldOut.deviances);
      deviance = mean(heldOut.deviances);
      chiSquare = countedFit(sample, await factorise(sample, options, means)).chiSquare;
    }
    trials.push({ components, deviance, devianceError: NaN, chiSquare, stability });
    onTrial(components, most);
  }
  const withErrors = trials.map((trial, at) => ({ ...trial, devianceError: differenceError(deviances, trials, at) }));
  return { ...advisedComponents(withErrors), trials: withErrors };
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
