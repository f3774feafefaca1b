import { cleanPattern } from '../pixels/calibrationPattern';
import { beamEnd } from './beamRadius';
import { logProfile } from './coarseEllipse';
import { logPolarMap, radiusOfStep } from './logPolar';

const SIDE = 256;
const CIRCLES = { logRatio: 0, theta: 0 };

/**
 * End in px of a beam of 6000 counts.
 *
 * @param stop radius of what covers the middle, px
 * @param beyond counts that are there without the beam
 */
function endOf(radius: number, stop = 0, beyond = (r: number): number => 2e4 * Math.max(r, 4) ** -1.75): number {
  const middle = (SIDE - 1) / 2;
  const shape: [number, number] = [SIDE, SIDE];
  const distances = Float64Array.from({ length: SIDE * SIDE }, (_, at) =>
    Math.hypot(Math.floor(at / SIDE) - middle, (at % SIDE) - middle)
  );
  const counts = distances.map(r => 6000 / (1 + Math.exp((r - radius) / 0.5)) + beyond(r));
  const used = Uint8Array.from(distances, r => (r > stop ? 1 : 0));
  const pattern = { ...cleanPattern({ counts, shape }), used };
  return radiusOfStep(beamEnd(logProfile(logPolarMap(pattern, [middle, middle]), CIRCLES)));
}

describe('beamEnd', () => {
  it.each([1, 2, 5, 8, 13, 20])('is beyond the foot of a beam of %d px, and not far beyond', radius => {
    // Three px further out the edge has fallen to a four hundredth, a thirtieth of what is beyond
    expect(endOf(radius)).toBeGreaterThan(radius + 3);
    expect(endOf(radius)).toBeLessThan(2 * radius + 12);
  });

  it('takes nothing of flat counts around a narrow beam for a wide one, and no ring', () => {
    // Even counts, with a ring ten times as high as they are at 30 px
    expect(endOf(2, 0, r => 50 + 500 * Math.exp(-((r - 30) ** 2) / 8))).toBeLessThan(12);
  });

  it('is right beside a stop that covers all of the beam', () => {
    expect(endOf(6, 15)).toBeGreaterThan(15);
    expect(endOf(6, 15)).toBeLessThan(20);
  });
});
