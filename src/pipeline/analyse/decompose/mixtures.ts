import { GammaAmounts } from '../../../core/analysis/gammaAmounts';
import { descendWithMomentum } from '../../../core/analysis/momentum';
import { expectAndMaximise } from '../../../core/analysis/poisson';
import type { Means } from '../blocks/runPass';
import { Expectation, runPass } from '../blocks/runPass';
import type { Near, NearSample } from './fewComponents';
import { copyOf } from './fewComponents';

/** Whether positions are made of few of the components each, or are mixtures of most of them. */
export type Mixtures = 'few' | 'many';

const LIKELIEST = { steps: 50, tolerance: 1e-4 };
const EVIDENCE_STEPS = 40;

/**
 * By how much counts speak for components that make positions of few: the logarithm of their evidence less that of the likeliest components, a position in the mean.
 * Under both the amounts of each component have a gamma distribution over the positions that is learnt from them, be it sparse or not. Where positions are mixtures, components that leave most of them out
 * have to explain counts by amounts that hardly occur.
 */
export async function gainOfFew(sample: NearSample, few: Near, means: Means): Promise<number> {
  const coefficients = copyOf(sample.coefficients);
  const passes = new Expectation({ matrix: sample.counts }, coefficients, means);
  const { components } = await expectAndMaximise(passes, sample.components, LIKELIEST);
  const likeliest = await evidenceOf(sample, { components, coefficients }, means);
  return ((await evidenceOf(sample, few, means)) - likeliest) / sample.counts.rows;
}

/** Lower bound of the logarithm of the evidence of components, counts alone left out. */
async function evidenceOf(
  { counts, unit }: NearSample,
  { components, coefficients }: Near,
  means: Means
): Promise<number> {
  const amounts = copyOf(coefficients);
  const passes = new GammaAmounts(new Expectation({ matrix: counts }, amounts, means), amounts, unit);
  await descendWithMomentum(passes, components, { steps: EVIDENCE_STEPS, isFixed: true });
  await passes.expect(components);
  const [, , divergence] = await runPass(
    { kind: 'compare', counts: true, source: { matrix: counts }, components, coefficients: amounts },
    means
  );
  return passes.beside() - divergence / unit;
}
