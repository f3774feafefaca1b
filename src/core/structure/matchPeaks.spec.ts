import { createRandom } from '../random';
import type { Random } from '../random';
import type { CrystalStructure } from './crystalStructure';
import { GOLD_STRUCTURE } from './gold';
import type { SeenPeak } from './matchPeaks';
import { matchPeaks } from './matchPeaks';
import type { StructureRing } from './powderRings';
import { structureRings } from './structureRings';

const RANGE = [0.2, 1.1] as const;
const silver = { ...GOLD_STRUCTURE, cell: { ...GOLD_STRUCTURE.cell, a: 4.3, b: 4.3, c: 4.3 } };
const candidates = [
  { name: 'other', rings: structureRings(silver, 1.2) },
  { name: 'gold', rings: structureRings(GOLD_STRUCTURE, 1.2) }
];
const peaks = [0.4247, 0.8133, 0.6935, 0.4904].map((q, at) => ({ q, prominence: 8 / (at + 1), width: 0.03 }));

function pick<T>(from: readonly T[], random: Random): T {
  return from[random.uint32() % from.length];
}

/** A crystal of any cell up to 7 Å, from a few rings within the range to some hundred. */
function anyStructure(random: Random): CrystalStructure {
  const edge = (): number => 3 + 4 * random.uniform();
  const [a, b, c] = [edge(), edge(), edge()];
  const system = random.uint32() % 3;
  const atoms = Array.from({ length: 1 + (random.uint32() % 3) }, () => ({
    element: pick(['Au', 'Ti', 'O', 'Si', 'Zr'], random),
    at: [random.uniform(), random.uniform(), random.uniform()] as const,
    occupancy: 1,
    b: 0.5
  }));
  return {
    name: 'any',
    cell: { a, b: system < 2 ? a : b, c: system < 1 ? a : c, alpha: 90, beta: 90, gamma: 90 },
    atoms: system < 1 ? atoms.slice(0, 1) : atoms
  };
}

/** Rings that are seen of a textured sample: heights by chance about those of the structure, places a little off, one in ten a stray; what lies beside a higher one is not seen. */
function seen(rings: readonly StructureRing[], random: Random): SeenPeak[] {
  return rings
    .filter(({ g }) => g > RANGE[0] && g < RANGE[1])
    .map(({ g, intensity }) => ({
      q: random.uniform() < 0.1 ? RANGE[0] + 0.9 * random.uniform() : g + 0.004 * (random.uniform() - 0.5),
      prominence: -intensity * Math.log(random.uniform()),
      width: 0.02
    }))
    .sort((one, other) => other.prominence - one.prominence)
    .filter(({ q, width }, at, all) => all.slice(0, at).every(higher => Math.abs(higher.q - q) > width));
}

describe('matchPeaks', () => {
  it('puts first whose rings are there, by the score and by all three ways of counting distances', () => {
    const { matches, winners } = matchPeaks(peaks, candidates, RANGE);
    expect(matches.map(({ name }) => name)).toEqual(['gold', 'other']);
    expect(matches[0].score).toBeGreaterThan(0.6);
    expect(matches[1].score).toBeLessThan(0.3);
    expect(matches[0].meanDistance).toBeLessThan(1e-4);
    expect(winners).toEqual({ gap: 'gold', frequency: 'gold', median: 'gold' });
  });

  it('is 1 - 1/m where one ring makes one peak m times as likely', () => {
    const one = { name: 'one', rings: [{ ...candidates[1].rings[0], g: 0.5 }] };
    const scoreAt = (q: number): number =>
      matchPeaks([{ q, prominence: 1, width: 0.023548 }], [one], RANGE).matches[0].score;
    // A Gaussian of sigma 0.01 over a range of 0.9, four times in five
    const likelier = 0.2 + (0.8 * 0.9) / (0.01 * Math.sqrt(2 * Math.PI));
    expect(scoreAt(0.5)).toBeCloseTo(1 - 1 / likelier, 9);
    expect(scoreAt(0.8)).toBe(0);
  });

  it('does not take a structure for better because it has rings everywhere', () => {
    const everywhere = Array.from({ length: 240 }, (_, at) => ({
      ...candidates[1].rings[0],
      g: 0.005 * (at + 1),
      intensity: 0.5
    }));
    const { matches } = matchPeaks(peaks, [{ name: 'everywhere', rings: everywhere }, ...candidates], RANGE);
    expect(matches[0].name).toBe('gold');
    expect(matches.find(({ name }) => name === 'everywhere')?.score).toBeLessThan(0.05);
  });

  it('finds the structure among seven others in four of five samples, and none where rings lie by chance', () => {
    const [samples, best, byChance] = [40, [] as number[], [] as number[]];
    for (let sample = 0; sample < samples; sample++) {
      const random = createRandom(sample, 'match');
      const all = Array.from({ length: 8 }, (_, at) => ({
        name: String(at),
        rings: structureRings(sample % 4 === 0 && at === 0 ? GOLD_STRUCTURE : anyStructure(random), 1.15)
      }));
      const { matches } = matchPeaks(seen(all[0].rings, random), all, RANGE);
      best.push(matches[0].name === '0' ? 1 : 0);
      const stray = Array.from({ length: 5 }, () => ({
        q: RANGE[0] + 0.9 * random.uniform(),
        prominence: 1,
        width: 0.02
      }));
      byChance.push(...matchPeaks(stray, all, RANGE).matches.map(({ score }) => score));
    }
    const mean = (of: readonly number[]): number => of.reduce((sum, value) => sum + value, 0) / of.length;
    expect(mean(best)).toBeGreaterThan(0.8);
    expect(mean(byChance)).toBeLessThan(0.1);
  });

  it('ranks without peaks too, and then nobody wins', () => {
    const { matches, winners } = matchPeaks([], candidates, RANGE);
    expect(matches.map(({ score }) => score)).toEqual([0, 0]);
    expect(winners).toBeUndefined();
  });
});
