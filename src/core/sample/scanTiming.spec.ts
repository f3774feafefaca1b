import { beamAt, descanPlane } from './descan';
import { edxTiming, flybackTiming, positionOf } from './scanTiming';

describe('scan timing', () => {
  it('fly-back: long exposures at the starts of all lines but the first, first line and column lost', () => {
    const timing = flybackTiming({ side: 16, dwellNs: 600, flybackNs: 12000 });
    const long = Array.from({ length: timing.frames }, (_, frame) => frame).filter(
      frame => timing.exposureNs(frame) > 3000
    );
    expect(timing.frames).toBe(256);
    expect(long).toEqual([16, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240]);
    expect(timing.plan).toMatchObject({ rows: 15, columns: 15, firstFrame: 16, framesPerLine: 16, skippedPerLine: 1 });
    expect([17, 31, 33, 255].map(frame => positionOf(timing, frame))).toEqual([
      [0, 0],
      [0, 14],
      [1, 0],
      [14, 14]
    ]);
    expect(positionOf(timing, 3)).toEqual([0, 2]);
  });

  it('exposures jitter as asked, reproducibly', () => {
    const options = { side: 8, dwellNs: 600_000, flybackNs: 12_000_000, jitterNs: 2000, seed: 3 };
    const exposures = Array.from({ length: 64 }, (_, frame) => flybackTiming(options).exposureNs(frame));
    expect(new Set(exposures).size).toBeGreaterThan(50);
    expect(exposures.every((exposure, frame) => frame % 8 === 0 || Math.abs(exposure - 600_000) <= 2000)).toBe(true);
    expect(exposures).toEqual(Array.from({ length: 64 }, (_, frame) => flybackTiming(options).exposureNs(frame)));
  });

  it('EDX: X columns and X - 1 lines of equal exposures', () => {
    const timing = edxTiming(32, 600);
    expect(timing.frames).toBe(992);
    expect([timing.plan.rows, timing.plan.columns]).toEqual([31, 32]);
    expect(positionOf(timing, 32)).toEqual([1, 0]);
    expect(timing.exposureNs(32)).toBe(600);
  });

  it('the descan plane passes through its centre and has its slopes', () => {
    const plane = descanPlane([128, 120], [3, 1], [-2, 4], [31, 41]);
    const close = ([row, column]: number[], expected: number[]): void => {
      expect(row).toBeCloseTo(expected[0], 10);
      expect(column).toBeCloseTo(expected[1], 10);
    };
    close(beamAt(plane, 15, 20), [128, 120]);
    close(beamAt(plane, 15 + 31, 20), [131, 121]);
    close(beamAt(plane, 15, 20 + 41), [126, 124]);
  });
});
