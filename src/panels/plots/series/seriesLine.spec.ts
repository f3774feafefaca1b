import { indexAt, seriesLine, xOf } from './seriesLine';

const box = { left: 50, top: 10, width: 100, height: 40 };

function points(path: string): number[][] {
  return path
    .slice(1)
    .split('L')
    .map(point => point.split(' ').map(Number));
}

describe('seriesLine', () => {
  it('goes from edge to edge, the greatest value on top', () => {
    const { path, low, high } = seriesLine([2, 6, 4], box);
    expect([low, high]).toEqual([2, 6]);
    expect(points(path)).toEqual([
      [50, 50],
      [100, 10],
      [150, 30]
    ]);
  });

  it('keeps every peak of very many values, in two points for each pixel at most', () => {
    const values = new Float32Array(100_000).fill(1);
    values[54_321] = 9;
    const line = points(seriesLine(values, box).path);
    expect(line).toHaveLength(200);
    const peaks = line.filter(([, y]) => y === 10);
    expect(peaks).toHaveLength(1);
    expect(peaks[0][0]).toBeCloseTo(50 + 54.5, 0);
  });

  it('draws equal values in the middle, a single one as a dot, and leaves out what is no number', () => {
    expect(points(seriesLine([3, 3], box).path).map(([, y]) => y)).toEqual([30, 30]);
    expect(seriesLine([3], box).path).toBe('M100 30h0');
    expect(points(seriesLine([1, NaN, 3], box).path)).toHaveLength(2);
    expect(seriesLine([], box).path).toBe('');
    expect(seriesLine([NaN], box).path).toBe('');
  });
});

describe('places', () => {
  it('lead from a value to the screen and back', () => {
    [0, 1, 57, 143].forEach(index => expect(indexAt(xOf(index, 144, box), 144, box)).toBe(index));
    expect(indexAt(-100, 144, box)).toBe(0);
    expect(indexAt(1000, 144, box)).toBe(143);
    expect(indexAt(80, 1, box)).toBe(0);
  });
});
