import { scanImage } from './scanImage';

describe('scanImage', () => {
  const sums = Float32Array.from({ length: 20 }, (_, frame) => frame);

  it('puts the frames of a plan at their positions', () => {
    const plan = {
      kind: 'scan',
      rows: 2,
      columns: 3,
      firstFrame: 5,
      framesPerLine: 4,
      skippedPerLine: 1
    } as const;
    expect(scanImage(sums, plan)).toEqual({ rows: 2, columns: 3, values: Float32Array.of(6, 7, 8, 10, 11, 12) });
  });

  it('has no value where there is no frame: never saved, or after the end', () => {
    const plan = {
      kind: 'scan',
      rows: 2,
      columns: 3,
      firstFrame: 0,
      framesPerLine: 3,
      skippedPerLine: 0
    } as const;
    expect([...scanImage(sums, plan, [0, 1, -1, 2]).values]).toEqual([0, 1, NaN, 2, NaN, NaN]);
    expect([...scanImage(sums.subarray(0, 4), plan).values]).toEqual([0, 1, 2, 3, NaN, NaN]);
  });

  it('shows a stack as one row', () => {
    expect(scanImage(sums, { kind: 'stack', frames: 2, firstFrame: 3 })).toEqual({
      rows: 1,
      columns: 2,
      values: Float32Array.of(3, 4)
    });
  });
});
