import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';

import { floatTiff } from '../../core/floatTiff';
import { readTiff } from './tiffFile';

const REAL = join(__dirname, '../../../../shared/data/au/au_xgrating_20cm.tif');

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'tiff-'))));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(bytes: Uint8Array): Promise<{ values: number[]; shape: readonly number[]; pages: number }> {
  const path = join(folder, 'a.tif');
  writeFileSync(path, bytes);
  const { values, ...rest } = await readTiff(path);
  return { values: [...values], ...rest };
}

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

/** LZW of at least so many zeros, as short as it can be: each code is the string before and one zero more. */
function lzwOfZeros(count: number): number[] {
  const codes = [256, 0];
  let made = 1;
  for (let next = 258; made < count; next++) {
    codes.push(next < 4095 ? next : 4094);
    made += Math.min(next, 4094) - 256;
  }
  let bits = '';
  codes.forEach(
    (code, at) => (bits += code.toString(2).padStart(at < 255 ? 9 : at < 767 ? 10 : at < 1791 ? 11 : 12, '0'))
  );
  return (bits.match(/.{8}/g) ?? []).map(byte => parseInt(byte, 2));
}

const uint16 = (little: boolean) => ({
  bits: 16,
  write: (view: DataView, at: number, value: number) => view.setUint16(at, value, little)
});

describe('readTiff', () => {
  it('reads what this program writes', async () => {
    const values = Float32Array.from([0, 1.5, 3e-8, 65025.25, 7, 1e20]);
    expect(await read(floatTiff(values, [2, 3]))).toEqual({ values: [...values], shape: [2, 3], pages: 1 });
  });

  it.each([true, false])('reads strips of either byte order (little endian: %s)', async little => {
    const values = [1, 2, 300, 40000, 5, 65535];
    expect(await read(tiff(little, uint16(little), values, 2))).toEqual({ values, shape: [3, 2], pages: 1 });
  });

  it.each([
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
  ])('reads %s', async (_, kind, values) => {
    expect((await read(tiff(false, kind, values, 2))).values).toEqual(values);
  });

  it.each([
    ['colour', tiff(true, uint16(true), [1, 2], 1, { 277: 3 }), 'colour'],
    ['cut short', tiff(true, uint16(true), [1, 2], 1).subarray(0, 40), 'cut short'],
    ['without the rest of its strips', tiff(true, uint16(true), [1, 2, 3, 4], 1, { 257: 9 }), 'damaged'],
    ['of another kind', Uint8Array.from(Buffer.from('%PDF-1.4 and more')), 'no TIFF'],
    ['empty', new Uint8Array(), 'cut short']
  ])('refuses a file that is %s with a sentence', async (_, bytes, word) => {
    await expect(read(bytes)).rejects.toMatchObject({
      code: 'E_TIFF',
      message: expect.stringMatching(new RegExp(`a.tif .*${word}.*Save it`))
    });
  });

  it('refuses an image that claims more than the memory there is', async () => {
    const claims = { 256: 1 << 20, 257: 1 << 20 };
    await expect(read(tiff(true, uint16(true), [1, 2], 1, claims))).rejects.toMatchObject({ code: 'E_MEMORY' });
  });

  it('unpacks deflated strips, and no more of them than they have pixels', async () => {
    const deflated = (bytes: Uint8Array): Uint8Array => {
      const packed = deflateSync(bytes);
      // Written as one row of bytes, and then said to be 2 x 2 pixels in one strip
      const kind = { bits: 8, write: (view: DataView, at: number, value: number) => view.setUint8(at, value) };
      return tiff(true, kind, [...packed], packed.length, { 256: 2, 257: 2, 259: 8, 278: 2 });
    };
    expect((await read(deflated(Uint8Array.of(1, 2, 3, 200)))).values).toEqual([1, 2, 3, 200]);
    await expect(read(deflated(new Uint8Array(1 << 20)))).rejects.toMatchObject({ code: 'E_TIFF' });
  });

  it.each([
    // TIFF 6.0, section 13: codes of 9 bit, clear, 1, 1, end
    ['LZW', 5, [0x80, 0x00, 0x40, 0x30, 0x10]],
    ['PackBits', 32773, [0xff, 1, 0x01, 7, 9, 0x80]]
  ])('unpacks %s', async (name, code, packed) => {
    const kind = { bits: 8, write: (view: DataView, at: number, value: number) => view.setUint8(at, value) };
    const columns = name === 'LZW' ? 2 : 4;
    const file = tiff(true, kind, packed, packed.length, { 256: columns, 257: 1, 259: code, 278: 1 });
    expect((await read(file)).values).toEqual(name === 'LZW' ? [1, 1] : [1, 1, 7, 9]);
  });

  it.each([
    ['LZW', 5, lzwOfZeros(1 << 24)],
    ['PackBits', 32773, Array.from({ length: 1 << 12 }, (_, at) => (at % 2 === 0 ? 0x81 : 0))]
  ])('unpacks no more of %s than the pixels there are', async (_, code, packed) => {
    const kind = { bits: 8, write: (view: DataView, at: number, value: number) => view.setUint8(at, value) };
    const file = tiff(true, kind, packed, packed.length, { 256: 2, 257: 2, 259: code, 278: 2 });
    await expect(read(file)).rejects.toMatchObject({ code: 'E_TIFF' });
  });

  it('refuses a page that is not there', async () => {
    const path = join(folder, 'one.tif');
    writeFileSync(path, tiff(true, uint16(true), [1, 2], 1));
    await expect(readTiff(path, 2)).rejects.toMatchObject({
      code: 'E_TIFF_PAGE',
      message: expect.stringMatching(/one page/)
    });
  });

  (existsSync(REAL) ? it : it.skip)('reads the file of another program (skipped without ../shared/data)', async () => {
    const { values, shape } = await readTiff(REAL);
    expect(shape).toEqual([256, 256]);
    // By numpy
    expect(values.reduce((sum, value) => sum + value) / values.length).toBeCloseTo(0.0903255, 6);
    expect(values.reduce((most, value) => Math.max(most, value))).toBeCloseTo(62.32, 4);
  });
});
