/**
 * Correlations of components and elements of simulated scans of several kinds beside those of the maps without noise. Components are found in the counts; three
 * elements go with the materials, more or less. One more lies in discs of its own, and one as a material of another scan of the same kind.
 */
import { chanceCovariances } from '../../src/core/analysis/chanceCovariance';
import { pearson } from '../../src/core/analysis/pearson';
import type { RowBlocks } from '../../src/core/analysis/rowBlocks';
import { BLOCK_ROWS, columnOf, newRowBlocks, rowStart } from '../../src/core/analysis/rowBlocks';
import { thinned } from '../../src/core/analysis/thin';
import type { HalvedMap, TrueCorrelation } from '../../src/core/analysis/trueCorrelation';
import { trueCorrelation } from '../../src/core/analysis/trueCorrelation';
import type { Random } from '../../src/core/random';
import { createRandom } from '../../src/core/random';
import { poisson } from '../../src/core/sample/poissonNoise';
import type { Factors } from '../../src/pipeline/analyse/decompose/decompose';
import { factorise } from '../../src/pipeline/analyse/decompose/decompose';
import { settle } from '../../src/pipeline/analyse/decompose/fewComponents';
import { componentHalves } from '../../src/pipeline/analyse/edx/componentHalves';
import { simulatePhases } from '../../src/pipeline/analyse/testing/phases';
import { InlineTasks } from '../../src/pipeline/threads/taskRunner';
import { countsOf, material, SAMPLES } from './scanKinds';

const MATERIALS = 3;
/** Counts of a position in its profile, and of an element where all of a position is of it */
const DOSES = [
  [300, 0.5],
  [1000, 0.5],
  [1000, 5]
] as const;
const means = { runner: new InlineTasks(), signal: new AbortController().signal };

interface Scan {
  readonly counts: RowBlocks;
  readonly amounts: readonly Float64Array[];
  readonly profiles: readonly Float64Array[];
}

const KINDS: Readonly<Record<string, (dose: number, seed: number) => Scan>> = {
  'patches with five rings': (dose, seed) => simulatePhases({ count: MATERIALS, width: 64, bins: 120, dose, seed }),
  ...Object.fromEntries(
    ['patches', 'particles on a film', 'one goes over into another', 'mixtures everywhere'].map(name => [
      name,
      (dose: number, seed: number): Scan => {
        const random = createRandom(seed, 'correlations');
        const profiles = [8, 1.8, 1.8].map(width => material(random, width));
        const sample = SAMPLES[name](random, dose);
        return { amounts: sample.amounts, profiles, counts: countsOf(sample, profiles, random) };
      }
    ])
  )
};

interface Tally {
  cases: number;
  /** Of maps that vary beyond their noise */
  known: number;
  held: number;
  width: number;
  distance: number;
  plain: number;
}

const [seeds, first] = process.argv.slice(2).map(Number);
process.stdout.write(
  '| sample | counts of a profile | of an element | pairs | known | interval holds that of the true maps | of maps of found components | mean width | mean distance | of plain Pearson | discs: holds 0 | another scan: holds 0 |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n'
);
for (const [name, simulate] of Object.entries(KINDS)) {
  for (const [dose, elementDose] of DOSES) {
    const tallies = [tally(), tally(), tally(), tally()];
    for (let seed = first; seed < first + seeds; seed++) {
      const [scan, other] = [simulate(dose, seed), simulate(dose, seed + 1e6)];
      await oneScan(scan, turned(other.amounts[seed % MATERIALS], seed), { dose, elementDose, seed }, tallies);
    }
    const [related, ofFound, discs, apart] = tallies;
    const part = ({ held, known }: Tally): string => `${((100 * held) / known).toFixed(1)} %`;
    const mean = (value: number): string => (value / related.known).toFixed(3);
    const cells = [
      name,
      dose,
      elementDose,
      related.cases,
      related.known,
      part(related),
      part(ofFound),
      mean(related.width),
      mean(related.distance),
      mean(related.plain),
      part(discs),
      part(apart)
    ];
    process.stdout.write(`| ${cells.join(' | ')} |\n`);
  }
}

/** Adds the pairs of one scan: intervals against the coefficient without noise, those of the elements on their own against 0. */
async function oneScan(
  scan: Scan,
  ofAnother: Float64Array,
  { dose, elementDose, seed }: { readonly dose: number; readonly elementDose: number; readonly seed: number },
  [related, ofFound, discs, apart]: readonly Tally[]
): Promise<void> {
  const { counts, amounts } = scan;
  const random = createRandom(seed, 'elements');
  const width = Math.sqrt(counts.rows);
  const factors = await factorise(counts, { components: MATERIALS, loss: 'poisson', restarts: 3, seed }, means);
  const rowOf = new Int32Array(new SharedArrayBuffer(4 * counts.rows));
  rowOf.forEach((_, at) => (rowOf[at] = at));
  const halves = await componentHalves(counts, factors, { rowOf }, 'counts', random, means);
  const clean = await withoutNoise(scan, factors);
  const components = halves.map((half, k) => {
    const found = columnOf(factors.coefficients, k);
    const likeness = amounts.map(amount => pearson(amount, found));
    return { half, found, clean: columnOf(clean, k), truth: amounts[likeness.indexOf(Math.max(...likeness))] };
  });
  const elements = amounts.map((own, at) => {
    const next = amounts[(at + 1) % MATERIALS];
    return own.map((value, pixel) => (elementDose * (0.15 * dose + value + 0.3 * next[pixel])) / dose);
  });
  const alone = [
    ownPatches(width, elementDose, random),
    ofAnother.map(value => (elementDose * (0.1 * dose + value)) / dose)
  ];
  const counted = [...elements, ...alone].map(element => countedHalves(element, random));
  const limits = chanceCovariances([{ first: halves, second: counted, shape: [width, width] }]);
  components.forEach(({ half, found, clean: own, truth }, k) => {
    counted.forEach((element, at) => {
      const correlation = trueCorrelation([{ a: half, b: element }], limits[k][at], random);
      if (at < MATERIALS) {
        const true0 = pearson(truth, elements[at]);
        note(related, correlation, true0);
        note(ofFound, correlation, pearson(own, elements[at]));
        related.plain += Math.abs(pearson(found, element.counts) - true0);
      } else {
        note(at === MATERIALS ? discs : apart, correlation, 0);
      }
    });
  });
}

function note(target: Tally, { r, low, high }: TrueCorrelation, true0: number): void {
  target.cases++;
  if (Number.isNaN(r)) {
    return;
  }
  target.known++;
  target.held += low <= true0 && true0 <= high ? 1 : 0;
  target.width += high - low;
  target.distance += Math.abs(r - true0);
}

/** How much of the components that were found is where, in counts without noise. */
async function withoutNoise(
  { counts, amounts, profiles }: Scan,
  { components, coefficients }: Factors
): Promise<RowBlocks> {
  const expected = newRowBlocks(counts.rows, counts.columns);
  const values = new Float32Array(expected.data);
  for (let row = 0; row < counts.rows; row++) {
    for (let bin = 0, at = rowStart(expected, row); bin < counts.columns; bin++, at += BLOCK_ROWS) {
      values[at] = amounts.reduce((sum, amount, own) => sum + amount[row] * profiles[own][bin], 0);
    }
  }
  const start = newRowBlocks(counts.rows, components.rows);
  new Float32Array(start.data).set(new Float32Array(coefficients.data).map(value => value + 0.01));
  await settle(expected, { components, coefficients: start }, { steps: 200 }, means);
  return start;
}

/** A map as it would be from one of the eight sides of a square, so that the same corner is not always thick. */
function turned(map: Float64Array, side: number): Float64Array {
  const width = Math.sqrt(map.length);
  return map.map((_, at) => {
    let [y, x] = [Math.floor(at / width), at % width];
    [y, x] = [side & 1 ? width - 1 - y : y, side & 2 ? width - 1 - x : x];
    return side & 4 ? map[x * width + y] : map[y * width + x];
  });
}

function countedHalves(map: Float64Array, random: Random): HalvedMap & { readonly counts: Float64Array } {
  const counts = map.map(value => poisson(value, random));
  const half = counts.map(value => thinned(value, random));
  return { counts, first: half, second: counts.map((value, at) => value - half[at]) };
}

/** A map of discs in places by chance, which know nothing of the materials. */
function ownPatches(width: number, dose: number, random: Random): Float64Array {
  const discs = Array.from({ length: 16 }, () => [width * random.uniform(), width * random.uniform()]);
  return Float64Array.from({ length: width ** 2 }, (_, at) => {
    const inside = discs.some(([y, x]) => (Math.floor(at / width) - y) ** 2 + ((at % width) - x) ** 2 < 25);
    return dose * (inside ? 1 : 0.1);
  });
}

function tally(): Tally {
  return { cases: 0, known: 0, held: 0, width: 0, distance: 0, plain: 0 };
}
