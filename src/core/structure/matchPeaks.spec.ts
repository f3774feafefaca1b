import { GOLD_STRUCTURE } from './gold';
import { matchPeaks } from './matchPeaks';
import { structureRings } from './structureRings';

const silver = { ...GOLD_STRUCTURE, cell: { ...GOLD_STRUCTURE.cell, a: 4.3, b: 4.3, c: 4.3 } };
const candidates = [
  { name: 'other', rings: structureRings(silver, 1.5) },
  { name: 'gold', rings: structureRings(GOLD_STRUCTURE, 1.5) }
];
const peaks = [0.4247, 0.8133, 0.6935, 0.4904].map((q, at) => ({ q, prominence: 8 / (at + 1), width: 0.03 }));

describe('matchPeaks', () => {
  it('puts first whose rings are there, by the score and by all three ways of counting distances', () => {
    const { matches, winners } = matchPeaks(peaks, candidates);
    expect(matches.map(({ name }) => name)).toEqual(['gold', 'other']);
    expect(matches[0].score).toBeGreaterThan(0.999);
    expect(matches[1].score).toBeLessThan(0.5);
    expect(matches[0].meanDistance).toBeLessThan(1e-4);
    expect(winners).toEqual({ gap: 'gold', frequency: 'gold', median: 'gold' });
  });

  it('has a score that does not grow with the number of peaks, and falls with their distance', () => {
    const scoreOf = (shift: number, count: number): number =>
      matchPeaks(
        peaks.slice(0, count).map(peak => ({ ...peak, q: peak.q + shift })),
        candidates.slice(1)
      ).matches[0].score;
    expect(scoreOf(0.01, 2)).toBeCloseTo(scoreOf(0.01, 4), 1);
    // One standard deviation away
    expect(scoreOf(0.03 / 2.3548, 2)).toBeCloseTo(Math.exp(-0.5), 2);
  });

  it('ranks without peaks too, and then nobody wins', () => {
    const { matches, winners } = matchPeaks([], candidates);
    expect(matches.map(({ score }) => score)).toEqual([0, 0]);
    expect(winners).toBeUndefined();
  });
});
