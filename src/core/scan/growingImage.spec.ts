import { coarseFirst } from './coarseFirst';
import { GrowingImage } from './growingImage';

describe('GrowingImage', () => {
  it('shows an unknown row as the nearest known one above', () => {
    const image = new GrowingImage(5, 2);
    expect([...image.shown().values]).toEqual(new Array(10).fill(NaN));
    image.setRows([3, 1], Float32Array.of(31, 32, 11, 12));
    expect([...image.shown().values]).toEqual([NaN, NaN, 11, 12, 11, 12, 31, 32, 31, 32]);
    expect(image.isComplete).toBe(false);
  });

  it('ends with what was sent, whatever the order', () => {
    const image = new GrowingImage(13, 3);
    for (const row of coarseFirst(13)) {
      expect(image.isComplete).toBe(false);
      image.setRows([row], Float32Array.of(row, row + 100, row + 200));
    }
    expect(image.isComplete).toBe(true);
    const { values, rows, columns } = image.shown();
    expect([rows, columns]).toEqual([13, 3]);
    expect([...values]).toEqual(Array.from({ length: 39 }, (_, at) => Math.floor(at / 3) + 100 * (at % 3)));
  });
});
