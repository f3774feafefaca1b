import { countHistogram } from './countHistogram';

describe('countHistogram', () => {
  it('tells how many positions have each number of counts', () => {
    expect(countHistogram([0, 3, 3, 1, 0, 0])).toEqual({ width: 1, positions: [3, 1, 0, 2] });
    expect(countHistogram([])).toEqual({ width: 1, positions: [0] });
  });

  it('takes neighbouring numbers together where there are many', () => {
    const counts = Array.from({ length: 1001 }, (_, at) => at);
    const { width, positions } = countHistogram(counts);
    expect(positions.length).toBeLessThanOrEqual(128);
    expect(positions.slice(0, -1).every(number => number === width)).toBe(true);
    expect(positions.reduce((sum, number) => sum + number, 0)).toBe(counts.length);
  });
});
