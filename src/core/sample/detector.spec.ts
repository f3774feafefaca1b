import type { DetectorOptions } from './detector';
import { QUAD_CROSS, createDetector } from './detector';
import { NO_DISTORTION } from './distortion';
import { expectedPattern } from './expectedPattern';
import { radialShape } from './radialShape';

const FLAT = radialShape(radius => 500 - radius, 400);

describe('createDetector', () => {
  const flat = (detector: DetectorOptions): Float64Array =>
    expectedPattern({
      detector: createDetector(detector),
      centre: [257, 257],
      distortion: NO_DISTORTION,
      round: [{ shape: FLAT, counts: 1e6 }],
      spots: []
    });

  it('a quad in converted form has a cross of zeros, raw frames have none', () => {
    const cross = { ...QUAD_CROSS, wideEdges: false };
    const converted = flat({ shape: [515, 515], cross: { ...cross, stored: true } });
    const raw = flat({ shape: [515, 515], cross: { ...cross, stored: false } });
    expect([converted.length, raw.length]).toEqual([515 * 515, 512 * 512]);
    for (let column = 0; column < 515; column++) {
      expect([256, 257, 258].map(row => converted[row * 515 + column])).toEqual([0, 0, 0]);
    }
    expect(raw[512 * 297 + 397]).toBe(converted[515 * 300 + 400]);
    expect(raw[512 * 10 + 397]).toBe(converted[515 * 10 + 400]);
    expect(raw[512 * 10 + 20]).toBe(converted[515 * 10 + 20]);
  });

  it('pixels beside the gap of a real quad count for the gap too', () => {
    const raw = flat({ shape: [515, 515], cross: { ...QUAD_CROSS, stored: false, wideEdges: true } });
    expect(raw[255 * 512 + 100] / raw[254 * 512 + 100]).toBeCloseTo(2, 1);
    expect(raw[256 * 512 + 100] / raw[257 * 512 + 100]).toBeCloseTo(2, 1);
  });

  it('dead rows, dead pixels, hot pixels and a beam stop show where they are', () => {
    const pattern = flat({
      shape: [256, 256],
      deadRows: [17],
      deadPixels: [[100, 30]],
      hotPixels: [{ row: 200, column: 12, mean: 50 }],
      beamStop: { tip: [128, 128], radius: 9, needleWidth: 6, direction: Math.PI / 2 }
    });
    const at = (row: number, column: number): number => pattern[row * 256 + column];
    expect([at(17, 5), at(17, 200), at(100, 30), at(128, 128), at(120, 128), at(128, 250)]).toEqual([0, 0, 0, 0, 0, 0]);
    expect([at(16, 5), at(128, 20), at(118, 128), at(133, 250)].every(counts => counts > 0)).toBe(true);
    expect(at(200, 12)).toBeGreaterThan(50);
  });
});
