import { floatTiff } from './floatTiff';

/** Reads a TIFF by the tables of TIFF 6.0, knowing nothing of how it was written. */
function readTiff(bytes: Uint8Array) {
  const file = Buffer.from(bytes);
  expect(file.toString('latin1', 0, 2)).toBe('II');
  expect(file.readUInt16LE(2)).toBe(42);
  const directory = file.readUInt32LE(4);
  expect(directory % 2).toBe(0);
  const tags = new Map<number, number[] | string>();
  const entries = file.readUInt16LE(directory);
  let lastTag = 0;
  for (let entry = directory + 2; entry < directory + 2 + 12 * entries; entry += 12) {
    const [tag, type, count] = [file.readUInt16LE(entry), file.readUInt16LE(entry + 2), file.readUInt32LE(entry + 4)];
    expect(tag).toBeGreaterThan(lastTag);
    lastTag = tag;
    const size = { 2: 1, 3: 2, 4: 4, 5: 8 }[type]!;
    const at = size * count > 4 ? file.readUInt32LE(entry + 8) : entry + 8;
    expect(at % 2).toBe(0);
    const valueAt = (index: number): number =>
      type === 3
        ? file.readUInt16LE(at + 2 * index)
        : type === 4
          ? file.readUInt32LE(at + 4 * index)
          : file.readUInt32LE(at + 8 * index) / file.readUInt32LE(at + 8 * index + 4);
    tags.set(
      tag,
      type === 2 ? file.toString('latin1', at, at + count) : Array.from({ length: count }, (_, index) => valueAt(index))
    );
  }
  expect(file.readUInt32LE(directory + 2 + 12 * entries)).toBe(0);
  return { file, tags, number: (tag: number) => (tags.get(tag) as number[])[0] };
}

describe('floatTiff', () => {
  const values = Float32Array.from([0, -1.5, 3e-8, 65025.25, NaN, 1e20]);

  it('is a greyscale image of 32-bit floats in one strip, with the values themselves', () => {
    const { file, number } = readTiff(floatTiff(values, [2, 3]));
    expect([256, 257].map(number)).toEqual([3, 2]);
    expect({ bits: number(258), compression: number(259), photometric: number(262) }).toEqual({
      bits: 32,
      compression: 1,
      photometric: 1
    });
    expect({ samples: number(277), format: number(339), rows: number(278) }).toEqual({
      samples: 1,
      format: 3,
      rows: 2
    });
    expect(number(279)).toBe(24);
    const strip = number(273);
    expect([0, 1, 2, 3, 4, 5].map(index => file.readFloatLE(strip + 4 * index))).toEqual([...values]);
  });

  it('says the size of a pixel as ImageJ does', () => {
    const { tags, number } = readTiff(floatTiff(values, [3, 2], { size: 4.9, unit: 'nm' }));
    expect(tags.get(270)).toBe('ImageJ=1.54\nunit=nm\n\0');
    expect(number(282)).toBeCloseTo(1 / 4.9, 6);
    expect(number(283)).toBe(number(282));
    expect(number(296)).toBe(1);
  });

  it.each([1e-4, 1, 250, 1e5])('keeps a pixel size of %d', size => {
    const { number } = readTiff(floatTiff(values, [2, 3], { size, unit: 'nm' }));
    expect(Math.abs(number(282) * size - 1)).toBeLessThan(1e-4);
  });
});
