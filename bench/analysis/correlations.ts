/**
 * Correlations of components and elements of simulated scans beside those of the maps without noise. Components are found in the counts; three
 * elements go with the phases, more or less, and one lies in patches of its own.
 */
import { pearson } from '../../src/core/analysis/pearson';
import { columnOf } from '../../src/core/analysis/rowBlocks';
import { thinned } from '../../src/core/analysis/thin';
import type { HalvedMap } from '../../src/core/analysis/trueCorrelation';
import { likenessLength, trueCorrelation } from '../../src/core/analysis/trueCorrelation';
import type { Random } from '../../src/core/random';
import { createRandom } from '../../src/core/random';
import { poisson } from '../../src/core/sample/poissonNoise';
import { factorise } from '../../src/pipeline/analyse/decompose/decompose';
import { componentHalves } from '../../src/pipeline/analyse/edx/componentHalves';
import { BLOCK } from '../../src/pipeline/analyse/edx/correlateEdx';
import { simulatePhases } from '../../src/pipeline/analyse/testing/phases';
import { InlineTasks } from '../../src/pipeline/threads/taskRunner';

const WIDTH = 64;
const SHAPE = [WIDTH, WIDTH] as const;
const PHASES = 3;
/** Counts of a position in its profile, and of an element where all of a position is of it */
const DOSES = [
  [300, 0.5],
  [1000, 0.5],
  [1000, 5]
] as const;
const [seeds, first] = process.argv.slice(2).map(Number);
const means = { runner: new InlineTasks(), signal: new AbortController().signal };

interface Tally {
  cases: number;
  held: number;
  distance: number;
  plain: number;
}

process.stdout.write(
  '| counts of a profile | of an element | pairs | interval holds the true one | mean distance | of plain Pearson | independent pairs | interval holds 0 |\n|--:|--:|--:|--:|--:|--:|--:|--:|\n'
);
for (const [dose, elementDose] of DOSES) {
  const [related, independent] = [tally(), tally()];
  for (let seed = first; seed < first + seeds; seed++) {
    await oneScan(dose, elementDose, seed, related, independent);
  }
  const part = (value: number, { cases }: Tally): string => `${((100 * value) / cases).toFixed(1)} %`;
  const mean = (value: number): string => (value / related.cases).toFixed(3);
  const cells = [
    dose,
    elementDose,
    related.cases,
    part(related.held, related),
    mean(related.distance),
    mean(related.plain),
    independent.cases,
    part(independent.held, independent)
  ];
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}

/** Adds the pairs of one scan: intervals against the coefficient without noise, those of the element on its own against 0. */
async function oneScan(
  dose: number,
  elementDose: number,
  seed: number,
  related: Tally,
  independent: Tally
): Promise<void> {
  const { counts, amounts } = simulatePhases({ count: PHASES, width: WIDTH, bins: 120, dose, seed });
  const random = createRandom(seed, 'elements');
  const factors = await factorise(counts, { components: PHASES, loss: 'poisson', restarts: 3, seed }, means);
  const rowOf = new Int32Array(new SharedArrayBuffer(4 * WIDTH ** 2));
  rowOf.forEach((_, at) => (rowOf[at] = at));
  const halves = await componentHalves(counts, factors, { rowOf }, 'counts', random, means);
  const components = halves.map((half, k) => {
    const found = columnOf(factors.coefficients, k);
    const likeness = amounts.map(amount => pearson(amount, found));
    return { half, found, truth: amounts[likeness.indexOf(Math.max(...likeness))] };
  });
  const elements = amounts.map((own, at) => {
    const next = amounts[(at + 1) % PHASES];
    return own.map((value, pixel) => (elementDose * (0.15 * dose + value + 0.3 * next[pixel])) / dose);
  });
  for (const element of elements) {
    const halved = countedHalves(element, random);
    for (const { half, found, truth } of components) {
      const true0 = pearson(truth, element);
      const { r, low, high } = correlation(half, halved, random);
      related.cases++;
      related.held += low <= true0 && true0 <= high ? 1 : 0;
      related.distance += Math.abs(r - true0);
      related.plain += Math.abs(pearson(found, halved.counts) - true0);
    }
  }
  const alone = countedHalves(ownPatches(elementDose, random), random);
  for (const { half } of components) {
    const { low, high } = correlation(half, alone, random);
    independent.cases++;
    independent.held += low <= 0 && 0 <= high ? 1 : 0;
  }
}

function correlation(a: HalvedMap, b: HalvedMap, random: Random): { r: number; low: number; high: number } {
  const length = Math.max(likenessLength(a, SHAPE), likenessLength(b, SHAPE));
  return trueCorrelation([{ a, b, shape: SHAPE }], BLOCK * length, random);
}

function countedHalves(map: Float64Array, random: Random): HalvedMap & { readonly counts: Float64Array } {
  const counts = map.map(value => poisson(value, random));
  const half = counts.map(value => thinned(value, random));
  return { counts, first: half, second: counts.map((value, at) => value - half[at]) };
}

/** A map of discs in places by chance, which know nothing of the phases. */
function ownPatches(dose: number, random: Random): Float64Array {
  const discs = Array.from({ length: 16 }, () => [WIDTH * random.uniform(), WIDTH * random.uniform()]);
  return Float64Array.from({ length: WIDTH ** 2 }, (_, at) => {
    const inside = discs.some(([y, x]) => (Math.floor(at / WIDTH) - y) ** 2 + ((at % WIDTH) - x) ** 2 < 25);
    return dose * (inside ? 1 : 0.1);
  });
}

function tally(): Tally {
  return { cases: 0, held: 0, distance: 0, plain: 0 };
}
