import { colourPixels } from './colourPixels';

const pixels = (positions: number[], colourMap: 'gray' | 'viridis' = 'gray'): number[][] => {
  const bytes = [...colourPixels({ positions: Float32Array.from(positions), ends: [10, 20], colourMap })];
  return positions.map((_, index) => bytes.slice(4 * index, 4 * index + 4));
};

describe('colourPixels', () => {
  it('runs from one end of the colour map to the other, and stays there beyond', () => {
    expect(pixels([10, 20, -5, 1e9, Infinity])).toEqual([
      [0, 0, 0, 255],
      [255, 255, 255, 255],
      [0, 0, 0, 255],
      [255, 255, 255, 255],
      [255, 255, 255, 255]
    ]);
    expect(pixels([15])[0][0]).toBe(128);
  });

  it('has the colours of the map in between', () => {
    // #21918c, the middle of viridis
    const [middle] = pixels([15], 'viridis');
    [0x21, 0x91, 0x8c].forEach((value, channel) => expect(Math.abs(middle[channel] - value)).toBeLessThan(3));
  });

  it('lets through what is behind where there is no value', () => {
    expect(pixels([NaN])).toEqual([[0, 0, 0, 0]]);
  });
});
