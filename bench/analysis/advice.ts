/** Advice on the number of components of simulated scans with 2 to 6 phases, at several doses: fine powders, and grains whose rings are spots. */
import { adviseComponents } from '../../src/pipeline/analyse/advise/advise';
import { simulatePhases } from '../../src/pipeline/analyse/testing/phases';
import { InlineTasks } from '../../src/pipeline/threads/taskRunner';

const PHASES = [2, 3, 4, 5, 6];
/** Counts of a scan position */
const DOSES = [100, 300, 1000, 5000];
/** Every 4 positions another grain, with three pairs of spots a ring; half of a ring is in spots. */
const GRAINS = { size: 4, pairs: 3, share: 0.5 };
const [seeds, first] = process.argv.slice(2).map(Number);
const means = { runner: new InlineTasks(), signal: new AbortController().signal };

interface Tally {
  cases: number;
  right: number;
  near: number;
  chiSquare: number;
  stability: number;
  found: number[];
}

for (const grains of [undefined, GRAINS]) {
  const total = tally();
  process.stdout.write(
    `${grains ? '\nin grains\n' : ''}| phases | counts | advised | right | within one | chi-square agrees | stability agrees |\n|---|--:|---|--:|--:|--:|--:|\n`
  );
  for (const count of PHASES) {
    for (const dose of DOSES) {
      const own = tally();
      for (let seed = first; seed < first + seeds; seed++) {
        const { counts, effects } = simulatePhases({ count, width: 64, bins: 120, dose, seed, grains });
        const options = { maxComponents: 10, loss: 'poisson', seed, ...(grains && { effects }) } as const;
        const advice = await adviseComponents(counts, options, means);
        for (const sums of [own, total]) {
          sums.cases++;
          sums.right += advice.components === count ? 1 : 0;
          sums.near += Math.abs(advice.components - count) <= 1 ? 1 : 0;
          sums.chiSquare += advice.chiSquareAgrees ? 1 : 0;
          sums.stability += advice.stabilityAgrees ? 1 : 0;
          sums.found.push(advice.components);
        }
      }
      process.stdout.write(row(String(count), String(dose), own, own.found.join(' ')));
    }
  }
  process.stdout.write(row('all', '', total, ''));
}

function tally(): Tally {
  return { cases: 0, right: 0, near: 0, chiSquare: 0, stability: 0, found: [] };
}

function row(phases: string, dose: string, sums: Tally, found: string): string {
  const part = (value: number): string => `${Math.round((100 * value) / sums.cases)} %`;
  const parts = [sums.right, sums.near, sums.chiSquare, sums.stability].map(part);
  return `| ${[phases, dose, found, ...parts].join(' | ')} |\n`;
}
