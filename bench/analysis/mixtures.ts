/**
 * Whether positions are of few components or mixtures of most (see docs/analysis.md): simulated scans of several kinds by the factors of either, and by those that the counts speak for.
 * Starts, counts and rule of the classes are the same.
 */
import { pearson } from '../../src/core/analysis/pearson';
import type { RowBlocks } from '../../src/core/analysis/rowBlocks';
import { columnOf } from '../../src/core/analysis/rowBlocks';
import { createRandom } from '../../src/core/random';
import { findClasses } from '../../src/pipeline/analyse/classes/findClasses';
import { factorise } from '../../src/pipeline/analyse/decompose/decompose';
import { InlineTasks } from '../../src/pipeline/threads/taskRunner';
import type { Sample } from './scanKinds';
import { countsOf, material, SAMPLES } from './scanKinds';

const means = { runner: new InlineTasks(), signal: new AbortController().signal };
const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0]
];

const DOSES = [200, 1000];
const ASKED = ['few', 'many', 'auto'] as const;

interface Judged {
  /** Part of the positions in the right class */
  readonly right: number;
  /** Of maps with the true ones: the least */
  readonly r: number;
  readonly isFew: boolean;
}

const [firstSeed, seeds] = process.argv.slice(2, 4).map(Number);
process.stdout.write(
  '| sample | counts | positions made of | classes right: mean | worst | r with the true maps: worst of three, mean | worst | taken for few |\n|---|--:|---|--:|--:|--:|--:|--:|\n'
);
for (const [name, simulate] of Object.entries(SAMPLES)) {
  for (const dose of DOSES) {
    const found = new Map<(typeof ASKED)[number], Judged[]>(ASKED.map(asked => [asked, []]));
    for (let seed = firstSeed; seed < firstSeed + seeds; seed++) {
      const random = createRandom(seed, 'few components');
      const profiles = [8, 1.8, 1.8].map(width => material(random, width));
      const sample = simulate(random, dose);
      const counts = countsOf(sample, profiles, random);
      const auto = await judged(counts, sample, 'auto');
      // What is not taken; what is taken is the same to the bit where it is asked for
      const other = await judged(counts, sample, auto.isFew ? 'many' : 'few');
      found.get('auto')?.push(auto);
      found.get('few')?.push(auto.isFew ? auto : other);
      found.get('many')?.push(auto.isFew ? other : auto);
    }
    for (const [asked, all] of found) {
      const shares = spread(
        all.map(({ right }) => right),
        value => `${(100 * value).toFixed(1)} %`
      );
      const r = spread(
        all.map(one => one.r),
        value => value.toFixed(3)
      );
      const few = all.filter(({ isFew }) => isFew).length;
      process.stdout.write(`| ${name} | ${dose} | ${asked} | ${shares} | ${r} | ${few} of ${seeds} |\n`);
    }
  }
}

function spread(values: readonly number[], say: (value: number) => string): string {
  return values.some(Number.isNaN) ? 'none | none' : `${say(mean(values))} | ${say(Math.min(...values))}`;
}

async function judged(counts: RowBlocks, { amounts, truth }: Sample, asked: (typeof ASKED)[number]): Promise<Judged> {
  const factors = await factorise(
    counts,
    { components: 3, loss: 'poisson', restarts: 3, seed: 0, mixtures: asked },
    means
  );
  const maps = [0, 1, 2].map(k => columnOf(factors.coefficients, k));
  const fit = ORDERS.map(order => order.map((own, k) => pearson(maps[k], amounts[own])));
  const best = fit.indexOf(fit.reduce((one, other) => (mean(other) > mean(one) ? other : one)));
  const { classes } = await findClasses(counts, factors, 'present', means);
  const right = truth
    ? mean(Array.from(truth, (own, at) => (own === (classes[at] > 0 ? ORDERS[best][classes[at] - 1] + 1 : 0) ? 1 : 0)))
    : NaN;
  return { right, r: Math.min(...fit[best]), isFew: factors.counted?.mixtures === 'few' };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
