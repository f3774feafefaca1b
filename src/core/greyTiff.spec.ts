import { existsSync, readFileSync } from 'fs';
import { join } from 'path';

import { floatTiff } from './floatTiff';
import { readGreyTiff } from './greyTiff';

const REAL = join(__dirname, '../../../shared/data/au/au_xgrating_20cm.tif');

/** A TIFF with its pixels in strips, by the tables of TIFF 6.0. */
function tiff(
  little: boolean,
  {
    bits,
    format = 1,
    write
  }: { bits: number; format?: number; write: (view: DataView, at: number, value: number) => void },
  values: number[],
  columns: number,
  more: Record<number, number> = {}
): Uint8Array {
  const rows = values.length / columns;
  const rowBytes = (columns * bits) / 8;
  const tags: Record<number, number | number[]> = {
    256: columns,
    257: rows,
    258: bits,
    259: 1,
    262: 1,
    // One strip for each row, and the last row first in the file
    273: Array.from({ length: rows }, (_, row) => 8 + (rows - 1 - row) * rowBytes),
    277: 1,
    278: 1,
    279: Array.from({ length: rows }, () => rowBytes),
    339: format,
    ...more
  };
  const entries = Object.entries(tags);
  const directory = 8 + rows * rowBytes;
  let free = directory + 2 + 12 * entries.length + 4;
  const view = new DataView(new ArrayBuffer(free + 8 * rows));
  view.setUint16(0, little ? 0x4949 : 0x4d4d);
  view.setUint16(2, 42, little);
  view.setUint32(4, directory, little);
  values.forEach((value, at) =>
    write(view, 8 + (rows - 1 - Math.floor(at / columns)) * rowBytes + ((at % columns) * bits) / 8, value)
  );
  view.setUint16(directory, entries.length, little);
  entries.forEach(([tag, value], index) => {
    const at = directory + 2 + 12 * index;
    const list = [value].flat();
    view.setUint16(at, Number(tag), little);
    view.setUint16(at + 2, 4, little);
    view.setUint32(at + 4, list.length, little);
    if (list.length === 1) {
      view.setUint32(at + 8, list[0], little);
    } else {
      view.setUint32(at + 8, free, little);
      list.forEach(part => {
        view.setUint32(free, part, little);
        free += 4;
      });
    }
  });
  return new Uint8Array(view.buffer);
}

const uint16 = (little: boolean) => ({
  bits: 16,
  write: (view: DataView, at: number, value: number) => view.setUint16(at, value, little)
});

describe('readGreyTiff', () => {
  it('reads what this program writes', () => {
    const values = Float32Array.from([0, 1.5, 3e-8, 65025.25, 7, 1e20]);
    expect(readGreyTiff(floatTiff(values, [2, 3]), 'a.tif')).toEqual({
      values: Float64Array.from(values),
      shape: [2, 3]
    });
  });

  it.each([true, false])('reads strips of either byte order (little endian: %s)', little => {
    const values = [1, 2, 300, 40000, 5, 65535];
    expect(readGreyTiff(tiff(little, uint16(little), values, 2), 'a.tif')).toEqual({
      values: Float64Array.from(values),
      shape: [3, 2]
    });
  });

  it.each([
    [
      '8 bit',
      { bits: 8, write: (view: DataView, at: number, value: number) => view.setUint8(at, value) },
      [0, 7, 255, 1]
    ],
    [
      '32 bit',
      { bits: 32, write: (view: DataView, at: number, value: number) => view.setUint32(at, value) },
      [0, 4e9, 1, 2]
    ],
    [
      'signed 16 bit',
      { bits: 16, format: 2, write: (view: DataView, at: number, value: number) => view.setInt16(at, value) },
      [-3, 4, 0, 1]
    ],
    [
      '64-bit floats',
      { bits: 64, format: 3, write: (view: DataView, at: number, value: number) => view.setFloat64(at, value) },
      [0.1, -2, 3, 4]
    ]
  ])('reads %s', (_, kind, values) => {
    expect([...readGreyTiff(tiff(false, kind, values, 2), 'a.tif').values]).toEqual(values);
  });

  it.each([
    ['compressed', tiff(true, uint16(true), [1, 2], 1, { 259: 5 }), 'compressed'],
    ['colour', tiff(true, uint16(true), [1, 2], 1, { 277: 3 }), 'colour'],
    ['tiled', tiff(true, uint16(true), [1, 2], 1, { 324: 8 }), 'tiles'],
    ['of 12 bit', tiff(true, { ...uint16(true), bits: 16 }, [1, 2], 1, { 258: 12 }), '12 bit'],
    ['cut short', tiff(true, uint16(true), [1, 2], 1).subarray(0, 40), 'cut short'],
    ['without the rest of its strips', tiff(true, uint16(true), [1, 2, 3, 4], 1, { 257: 9 }), 'complete'],
    ['of another kind', Uint8Array.from(Buffer.from('%PDF-1.4 and more')), 'no TIFF'],
    ['empty', new Uint8Array(), 'cut short']
  ])('refuses a file that is %s with a sentence', (_, bytes, word) => {
    expect(() => readGreyTiff(bytes, '/data/a.tif')).toThrow(
      expect.objectContaining({ code: 'E_TIFF', message: expect.stringMatching(new RegExp(`^/data/a.tif .*${word}`)) })
    );
  });

  (existsSync(REAL) ? it : it.skip)('reads the file of another program (skipped without ../shared/data)', () => {
    const { values, shape } = readGreyTiff(readFileSync(REAL), REAL);
    expect(shape).toEqual([256, 256]);
    // By numpy
    expect(values.reduce((sum, value) => sum + value) / values.length).toBeCloseTo(0.0903255, 6);
    expect(Math.max(...values)).toBeCloseTo(62.32, 4);
  });
});
