/**
 * What the prior for few components is worth (see docs/analysis.md): simulated scans by the factors with it, and by those of greatest likelihood alone.
 * Starts, counts and rule of the classes are the same.
 */
import { pearson } from '../../src/core/analysis/pearson';
import type { RowBlocks } from '../../src/core/analysis/rowBlocks';
import { BLOCK_ROWS, columnOf, newRowBlocks, rowStart } from '../../src/core/analysis/rowBlocks';
import type { Random } from '../../src/core/random';
import { createRandom } from '../../src/core/random';
import { poisson } from '../../src/core/sample/poisson';
import { findClasses } from '../../src/pipeline/analyse/classes/findClasses';
import { factorise } from '../../src/pipeline/analyse/decompose/decompose';
import { InlineTasks } from '../../src/pipeline/threads/taskRunner';

const SIDE = 56;
const BINS = 90;
const means = { runner: new InlineTasks(), signal: new AbortController().signal };
const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0]
];

/** Amounts of the three materials at each position, and which of them is there, 0 for none; undefined where all are everywhere. */
interface Sample {
  readonly amounts: Float64Array[];
  readonly truth?: Uint8Array;
}

const SAMPLES: Readonly<Record<string, (random: Random, dose: number) => Sample>> = {
  'particles on a film': particlesOnFilm,
  'mixtures everywhere': mixtures
};

const [firstSeed, seeds] = process.argv.slice(2, 4).map(Number);
process.stdout.write(
  '| sample | counts | factors | classes right: mean | worst | r with the true maps: worst of three, mean | worst | divergence beside likeliest |\n|---|--:|---|--:|--:|--:|--:|--:|\n'
);
for (const [name, simulate] of Object.entries(SAMPLES)) {
  for (const dose of [200, 1000]) {
    const found = [];
    for (let seed = firstSeed; seed < firstSeed + seeds; seed++) {
      const random = createRandom(seed, 'few components');
      const profiles = [8, 1.8, 1.8].map(width => material(random, width));
      const sample = simulate(random, dose);
      const counts = countsOf(sample, profiles, random);
      const likeliest = await judged(counts, sample, true);
      const few = await judged(counts, sample, false);
      found.push({ likeliest, few, ratio: few.divergence / likeliest.divergence });
    }
    for (const which of ['likeliest', 'few'] as const) {
      const right = found.map(one => one[which].right);
      const r = found.map(one => one[which].r);
      const ratio = which === 'few' ? mean(found.map(one => one.ratio)).toFixed(4) : '1';
      const shares = spread(right, value => `${(100 * value).toFixed(1)} %`);
      process.stdout.write(
        `| ${name} | ${dose} | ${which} | ${shares} | ${spread(r, value => value.toFixed(3))} | ${ratio} |\n`
      );
    }
  }
}

function spread(values: readonly number[], say: (value: number) => string): string {
  return values.some(Number.isNaN) ? 'none | none' : `${say(mean(values))} | ${say(Math.min(...values))}`;
}

async function judged(
  counts: RowBlocks,
  { amounts, truth }: Sample,
  isAnyLikely: boolean
): Promise<{ right: number; r: number; divergence: number }> {
  const factors = await factorise(counts, { components: 3, loss: 'poisson', restarts: 3, seed: 0, isAnyLikely }, means);
  const maps = [0, 1, 2].map(k => columnOf(factors.coefficients, k));
  const fit = ORDERS.map(order => order.map((own, k) => pearson(maps[k], amounts[own])));
  const best = fit.indexOf(fit.reduce((one, other) => (mean(other) > mean(one) ? other : one)));
  const { classes } = await findClasses(counts, factors, 'present', means);
  const right = truth
    ? mean(Array.from(truth, (own, at) => (own === (classes[at] > 0 ? ORDERS[best][classes[at] - 1] + 1 : 0) ? 1 : 0)))
    : NaN;
  return { right, r: Math.min(...fit[best]), divergence: factors.divergence ?? NaN };
}

/** Four rings in places by chance, on a background that all share, sum 1. */
function material(random: Random, width: number): Float64Array {
  const rings = Array.from({ length: 4 }, () => [BINS * (0.12 + 0.8 * random.uniform()), 0.4 + random.uniform()]);
  const values = Float64Array.from({ length: BINS }, (_, bin) =>
    rings.reduce(
      (sum, [place, height]) => sum + (height * Math.exp(-((bin - place) ** 2) / (2 * width ** 2))) / width,
      0.3 * Math.exp(-bin / 20)
    )
  );
  const sum = values.reduce((total, value) => total + value, 0);
  return values.map(value => value / sum);
}

/** Twelve ellipsoids of two materials on a film with a hole. */
function particlesOnFilm(random: Random, dose: number): Sample {
  const amounts = [0, 1, 2].map(() => new Float64Array(SIDE ** 2));
  const truth = new Uint8Array(SIDE ** 2);
  const particles = Array.from({ length: 12 }, (_, at) => ({
    y: SIDE * random.uniform(),
    x: SIDE * random.uniform(),
    radius: 3 + 5 * random.uniform(),
    kind: 1 + (at % 2)
  }));
  truth.forEach((_, position) => {
    const [row, column] = [Math.floor(position / SIDE), position % SIDE];
    amounts[0][position] = Math.hypot(SIDE - row, SIDE - column) > 12 ? 0.9 * dose : 0;
    truth[position] = amounts[0][position] > 0 ? 1 : 0;
    const over = particles.find(({ y, x, radius }) => Math.hypot(row - y, column - x) < radius);
    if (over) {
      amounts[over.kind][position] =
        dose * Math.sqrt(1 - Math.hypot(row - over.y, column - over.x) ** 2 / over.radius ** 2);
      truth[position] = over.kind + 1;
    }
  });
  return { amounts, truth };
}

/** No position is of one material: each has at least a tenth of all three, in slow waves. */
function mixtures(random: Random, dose: number): Sample {
  const waves = [0, 1, 2].map(() => [1 + 2 * random.uniform(), 1 + 2 * random.uniform(), 7 * random.uniform()]);
  return {
    amounts: waves.map(([y, x, phase]) =>
      Float64Array.from({ length: SIDE ** 2 }, (_, position) => {
        const angle = (2 * Math.PI * (y * Math.floor(position / SIDE) + x * (position % SIDE))) / SIDE + phase;
        return dose * (0.1 + 0.45 * (1 + Math.sin(angle)));
      })
    )
  };
}

function countsOf({ amounts }: Sample, profiles: readonly Float64Array[], random: Random): RowBlocks {
  const counts = newRowBlocks(SIDE ** 2, BINS);
  const values = new Float32Array(counts.data);
  for (let position = 0; position < SIDE ** 2; position++) {
    let at = rowStart(counts, position);
    for (let bin = 0; bin < BINS; bin++, at += BLOCK_ROWS) {
      values[at] = poisson(
        profiles.reduce((sum, profile, kind) => sum + amounts[kind][position] * profile[bin], 0),
        random
      );
    }
  }
  return counts;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
