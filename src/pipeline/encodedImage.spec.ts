import { encodedImage } from './encodedImage';
import { imageValues } from './testing/imageValues';

describe('encodedImage', () => {
  it.each([
    ['counts', [0, 1, 65534, NaN], ['uint16']],
    ['counts of which few are large', [65534, NaN, 254, 253, ...new Array<number>(60).fill(3)], ['uint8', 'larger']],
    ['too large a count', [0, 65535, 3, 4], ['float32']],
    ['less than nothing', [0, -1, 3, 4], ['float32']],
    ['parts', [0, 0.5, NaN, 4], ['float32']],
    ['what has no end', [0, Infinity, 3, 4], ['float32']]
  ])('keeps %s', (_, values, kind) => {
    const image = encodedImage(values, 2, values.length / 2);
    expect(Object.keys(image)).toEqual(['shape', ...kind]);
    expect(Array.from(imageValues(image))).toEqual(values);
  });
});
