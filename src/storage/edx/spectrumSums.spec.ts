import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { unguarded } from '../pathGuard';
import { openRipple } from './rippleFile';
import { sumSpectra } from './spectrumSums';

const [ROWS, COLUMNS, CHANNELS] = [3, 5, 7];
/** Different for every number, and negative nowhere. */
const valueAt = (row: number, column: number, channel: number): number => 40 * row + 8 * column + channel;

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'ripple '))));
afterEach(() => rm(folder, { recursive: true }));

type Layout = { order: 'image' | 'vector'; length: number; type: string; little: boolean; offset: number };

function rawBytes({ order, length, type, little, offset }: Layout): Buffer {
  const bytes = Buffer.alloc(offset + ROWS * COLUMNS * CHANNELS * length);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  let at = offset;
  const set: Record<string, (value: number) => void> = {
    float4: value => view.setFloat32(at, value, little),
    float8: value => view.setFloat64(at, value, little),
    unsigned1: value => view.setUint8(at, value),
    unsigned2: value => view.setUint16(at, value, little),
    unsigned4: value => view.setUint32(at, value, little),
    unsigned8: value => view.setBigUint64(at, BigInt(value), little)
  };
  const put = (value: number): void => {
    set[`${type}${length}`](value);
    at += length;
  };
  const positions = Array.from({ length: ROWS * COLUMNS }, (_, at) => [Math.floor(at / COLUMNS), at % COLUMNS]);
  if (order === 'image') {
    for (let channel = 0; channel < CHANNELS; channel++) {
      positions.forEach(([row, column]) => put(valueAt(row, column, channel)));
    }
  } else {
    positions.forEach(([row, column]) => {
      for (let channel = 0; channel < CHANNELS; channel++) {
        put(valueAt(row, column, channel));
      }
    });
  }
  return bytes;
}

async function written(layout: Partial<Layout> = {}, edit = (text: string) => text): Promise<string> {
  const whole: Layout = { order: 'image', length: 4, type: 'unsigned', little: true, offset: 0, ...layout };
  await writeFile(join(folder, 'map.RAW'), rawBytes(whole));
  const text = [
    'key value',
    `width ${COLUMNS}`,
    `height ${ROWS}`,
    `depth ${CHANNELS}`,
    `offset ${whole.offset}`,
    `data-length ${whole.length}`,
    `data-type ${whole.type}`,
    `byte-order ${whole.length === 1 ? 'dont-care' : whole.little ? 'little-endian' : 'big-endian'}`,
    `record-by ${whole.order}`
  ].join('\n');
  const path = join(folder, 'map.rpl');
  await writeFile(path, edit(text));
  return path;
}

describe('sumSpectra', () => {
  it.each<[string, Partial<Layout>]>([
    ['as AZtec exports it', {}],
    ['one spectrum after another', { order: 'vector' }],
    ['big-endian', { little: false }],
    ['16 bit, after a head', { length: 2, offset: 11 }],
    ['8 bit', { length: 1, order: 'vector' }],
    ['64 bit', { length: 8, little: false }],
    ['float', { type: 'float' }],
    ['double, spectra', { type: 'float', length: 8, order: 'vector', little: false }]
  ])('adds up windows, all, and classes: %s', async (_name, layout) => {
    const file = await openRipple(await written(layout), unguarded);
    const labels = Uint8Array.from({ length: ROWS * COLUMNS }, (_, at) => at % 3);
    const windows = [
      { from: 1, end: 4 },
      { from: 3, end: 3 }
    ];
    const sums = await sumSpectra(file, { windows, labels, classes: 2 });
    const position = (at: number): [number, number] => [Math.floor(at / COLUMNS), at % COLUMNS];
    expect([...sums.maps[0]]).toEqual(
      [...labels].map((_, at) => [1, 2, 3].reduce((sum, channel) => sum + valueAt(...position(at), channel), 0))
    );
    expect(sums.maps[1].every(value => value === 0)).toBe(true);
    const spectrumOf = (wanted: (label: number) => boolean): number[] =>
      Array.from({ length: CHANNELS }, (_, channel) =>
        [...labels].reduce((sum, label, at) => sum + (wanted(label) ? valueAt(...position(at), channel) : 0), 0)
      );
    expect([...sums.spectrum]).toEqual(spectrumOf(() => true));
    expect(sums.classSpectra.map(spectrum => [...spectrum])).toEqual([1, 2].map(k => spectrumOf(label => label === k)));
  });

  it('reads a header with tabs, capitals, comments and keys it does not know', async () => {
    const path = await written(
      {},
      text =>
        `\ufeff; made by hand\r\n${text.toUpperCase().replace(/ /g, ' \t ').replace(/\n/g, '\r\n')}\r\nColour blue ; why not\r\nev-per-chan 10`
    );
    const { header } = await openRipple(path, unguarded);
    expect(header).toMatchObject({ rows: ROWS, columns: COLUMNS, channels: CHANNELS, energyWidth: 0.01 });
  });

  it.each([
    [/^depth.*$/m, '', /depth is missing/],
    [/^width.*$/m, 'width five', /width is "five"/],
    [/^record-by.*$/m, 'record-by dont-care', /record-by is "dont-care", and image, or vector/],
    [/^byte-order.*$/m, 'byte-order dont-care', /byte-order/]
  ])('refuses a header in words: %s', async (pattern, text, sentence) => {
    const path = await written({}, header => header.replace(pattern, text));
    await expect(openRipple(path, unguarded)).rejects.toMatchObject({
      code: 'E_RIPPLE',
      message: expect.stringMatching(sentence) as string
    });
  });

  it('refuses a map that was cut off', async () => {
    const path = await written();
    await truncate(join(folder, 'map.RAW'), 100);
    await expect(openRipple(path, unguarded)).rejects.toThrow(
      /has 100 bytes, and its .rpl announces 420: it was cut off/
    );
  });
});
