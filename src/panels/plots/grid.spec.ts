import { decodeImage } from './grid';

describe('decodeImage', () => {
  it('reads row-major little-endian float32, as numpy writes it', () => {
    // base64 of numpy.array([[0, 1.5], [-2, 3e5]], dtype='<f4')
    const { values, shape } = decodeImage({ shape: [2, 2], float32: 'AAAAAAAAwD8AAADAAHySSA==' });
    expect([...values]).toEqual([0, 1.5, -2, 3e5]);
    expect(shape).toEqual([2, 2]);
  });

  it('reads 16-bit counts, and where there are none', () => {
    // base64 of numpy.array([[0, 259], [65534, 65535]], dtype='<u2')
    const { values, shape } = decodeImage({ shape: [2, 2], uint16: 'AAADAf7///8=' });
    expect([...values]).toEqual([0, 259, 65534, NaN]);
    expect(shape).toEqual([2, 2]);
    expect(() => decodeImage({ shape: [2, 3], uint16: 'AAA=' })).toThrow(/needs 12 bytes, but 2 arrived/);
  });

  it('reads 8-bit counts, the larger ones, and where there are none', () => {
    // base64 of numpy.array([[0, 253], [254, 255], [7, 254]], dtype='u1')
    const image = { shape: [3, 2] as [number, number], uint8: 'AP3+/wf+' };
    expect([...decodeImage({ ...image, larger: [254, 4095] }).values]).toEqual([0, 253, 254, NaN, 7, 4095]);
    expect(() => decodeImage({ ...image, larger: [254] })).toThrow(/2 large values, but 1 arrived/);
  });

  it('refuses bytes that do not fill the shape, with both numbers', () => {
    expect(() => decodeImage({ shape: [2, 3], float32: 'AAAAAA==' })).toThrow(
      /2 x 3 pixels needs 24 bytes, but 4 arrived/
    );
  });
});
