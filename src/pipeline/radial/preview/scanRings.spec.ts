import { rounding } from '../../../core/radial/ringEllipse';
import { ringShares } from '../../../core/radial/ringShares';
import { ringWeights } from '../../../core/radial/ringSums';
import { sumFrame, sumRings } from '../../../core/radial/sumRings';
import { InlineTasks } from '../../threads/taskRunner';
import { ScanRings } from './scanRings';

describe('ScanRings', () => {
  const SHAPE = [21, 30] as const;
  const ELLIPSE = { axisRatio: 1.08, theta: 0.4 };
  // Beams that differ by whole pixels, and by parts of one
  const ORIGINS = Float64Array.of(9.125, 14.5, 12.125, 11.5, 10.25, 14.875, -3.75, 31.875);
  const COUNTS = Uint16Array.from({ length: SHAPE[0] * SHAPE[1] }, (_, pixel) => (7 * pixel) % 11);
  const USED = Uint8Array.from(COUNTS, (_, pixel) => (pixel % 5 === 0 ? 0 : 1));

  it.each([false, true])('gives the rings of every position, made before or not: %s', async isPrepared => {
    const rings = new ScanRings(SHAPE, ORIGINS, ELLIPSE);
    if (isPrepared) {
      await rings.prepare(new InlineTasks(), new AbortController().signal);
    }
    for (let at = 0; at < ORIGINS.length; at += 2) {
      const origin = [ORIGINS[at], ORIGINS[at + 1]] as const;
      const own = ringShares(SHAPE, origin, rounding(ELLIPSE));
      const found = rings.about(origin, USED);
      expect(found.rings).toBe(own.rings);
      expect(sumFrame(found.frame, found.rings, COUNTS)).toEqual(sumRings(own, COUNTS, USED));
      expect(found.weights).toEqual(ringWeights(sumRings(own, USED, USED)));
    }
  });

  it('weighs the pixels that count now', () => {
    const rings = new ScanRings(SHAPE, ORIGINS, ELLIPSE);
    const all = new Uint8Array(USED.length).fill(1);
    const area = (used: Uint8Array): number => rings.about([9.125, 14.5], used).weights.area.reduce((a, b) => a + b);
    expect([area(USED), area(all), area(USED)].map(Math.round)).toEqual([504, 630, 504]);
  });
});
