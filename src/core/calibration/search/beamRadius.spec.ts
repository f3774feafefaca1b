import { cleanPattern } from '../pixels/calibrationPattern';
import { beamEnd } from './beamRadius';
import { logProfile } from './coarseEllipse';
import { logPolarMap, radiusOfStep } from './logPolar';

const SIDE = 256;
const CIRCLES = { logRatio: 0, theta: 0 };

/** End in px of a beam of 6000 counts on a background that falls with r^-1.75. @param stop radius of what covers the middle, px */
function endOf(radius: number, stop = 0): number {
  const middle = (SIDE - 1) / 2;
  const shape: [number, number] = [SIDE, SIDE];
  const distances = Float64Array.from({ length: SIDE * SIDE }, (_, at) =>
    Math.hypot(Math.floor(at / SIDE) - middle, (at % SIDE) - middle)
  );
  const counts = distances.map(r => 6000 / (1 + Math.exp((r - radius) / 0.5)) + 2e4 * Math.max(r, 4) ** -1.75);
  const used = Uint8Array.from(distances, r => (r > stop ? 1 : 0));
  const pattern = { ...cleanPattern({ counts, shape }), used };
  return radiusOfStep(beamEnd(logProfile(logPolarMap(pattern, [middle, middle]), CIRCLES)));
}

describe('beamEnd', () => {
  it.each([1, 2, 5, 8, 13, 20])('is beyond the foot of a beam of %d px, and not far beyond', radius => {
    // The edge falls to a thousandth within seven of its 0.5 px
    expect(endOf(radius)).toBeGreaterThan(radius + 3.5);
    expect(endOf(radius)).toBeLessThan(2 * radius + 12);
  });

  it('is right beside a stop that covers all of the beam', () => {
    expect(endOf(6, 15)).toBeGreaterThan(15);
    expect(endOf(6, 15)).toBeLessThan(20);
  });
});
