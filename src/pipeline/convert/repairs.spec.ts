import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ConvertRequestOptions } from '../../protocol/convert/convertOptions';
import { convertOptionsSchema } from '../../protocol/convert/convertOptions';
import type { ConvertOutput } from '../../protocol/convert/convertResult';
import { readProducts } from '../../storage/hdf5/products';
import { writeMib } from '../../storage/merlin/spec/writeMib';
import { unguarded } from '../../storage/pathGuard';
import { RECORD_GROUP } from '../../storage/hdf5/recordGroup';
import { InlineTasks } from '../threads/taskRunner';
import { Viewer } from '../viewer/viewer';
import { convertFile } from './convertFile';
import { recordSchema } from './record';
import { imageValues } from '../testing/imageValues';

const PIXELS = 4 * 64;
const [rows, columns] = [5, 6];
/** Counts of every pixel of a frame; the frame at row 2, column 4 was exposed three times as long */
const counts = Array.from({ length: rows * columns }, (_, frame) => (100 + frame) * (frame === 16 ? 3 : 1));

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'repairs-'));
  path = writeMib(join(folder, 'x_data.mib'), counts, index => ({ sequence: index + 1 }));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function convert(options: ConvertRequestOptions): Promise<ConvertOutput> {
  const all = { out: join(folder, 'out'), reshape: 'known', scanX: columns, scanY: rows, ...options } as const;
  const watch = { signal: new AbortController().signal, guard: unguarded };
  return convertFile(path, convertOptionsSchema.parse(all), new InlineTasks(), watch);
}

/** Counts of the pixels at every scan position, and what is in the record. */
async function written({ output }: ConvertOutput) {
  const watch = { signal: new AbortController().signal, report: async () => undefined, guard: unguarded };
  const detector = { shape: 'disc', row: 1, column: 1, radius: 0 } as const;
  const { image } = await new Viewer(new InlineTasks()).virtualImage({ output, detector, viewer: 'spec' }, watch);
  const values = imageValues(image);
  const products = await readProducts(output, RECORD_GROUP);
  const scan = Array.from({ length: image.shape[0] }, (_, row) => [
    ...values.subarray(row * image.shape[1], (row + 1) * image.shape[1])
  ]);
  return { scan, products, record: recordSchema.parse(JSON.parse(String(products?.attributes.record))) };
}

const lines = Array.from({ length: rows }, (_, row) => counts.slice(row * columns, (row + 1) * columns));

describe('repairs of scans with EDX', () => {
  it('are off by default', async () => {
    const { scan, record } = await written(await convert({}));
    expect(scan).toEqual(lines);
    expect(record.recipe.repair).toBeUndefined();
    expect(record.replaced).toBeUndefined();
  });

  it('roll every line to the left and leave its last column out, and say what was dropped', async () => {
    const output = await convert({ repair: { roll: 2, cropLastColumn: true } });
    const { scan, record } = await written(output);
    expect(scan).toEqual(lines.map(line => [...line.slice(2), line[0]]));
    expect(output).toMatchObject({ shape: [rows, columns - 1, 4, 64], dropped: rows });
    expect(record.recipe.repair).toEqual({ roll: 2, cropLastColumn: true, spikes: false });
  });

  it('replace a spike by the median of its neighbours, in every product, and name it', async () => {
    const output = await convert({ repair: { spikes: true, roll: 1 } });
    const { scan, record, products } = await written(output);
    // Around frame 16: 109, 110, 111, 115, 117, 121, 122, 123
    const repaired = counts.map((count, frame) => (frame === 16 ? 116 : count));
    const expected = lines.map((_, row) => {
      const line = repaired.slice(row * columns, (row + 1) * columns);
      return [...line.slice(1), line[0]];
    });
    expect(scan).toEqual(expected);
    expect(record.replaced).toEqual([[2, 3]]);
    expect(output.warnings.join()).toContain('row 2 column 3');
    expect(record.warnings).toEqual(output.warnings);
    const mean = repaired.reduce((sum, count) => sum + count) / repaired.length;
    expect(products?.datasets.mean_pattern.data[7]).toBeCloseTo(mean, 9);
    expect(products?.datasets.maximum_pattern.data[7]).toBe(129);
    expect(products?.datasets.sum_image.data[2 * columns + 3]).toBe(116 * PIXELS);
  });

  it('make a result that counts as one of other options', async () => {
    await convert({ repair: { roll: 2 } });
    expect(await convert({ repair: { roll: 2, spikes: false } })).toMatchObject({ skipped: true });
    await expect(convert({ repair: { roll: 3 } })).rejects.toThrow('repairs lines rolled by 2, now lines rolled by 3');
    await expect(convert({})).rejects.toMatchObject({ code: 'E_OTHER_OPTIONS' });
  });

  it('are left out with a sentence where the frames become a stack, and refused at the field where one is asked for', async () => {
    path = writeMib(join(folder, 'y_data.mib'), [1, 2, 3, 4, 5, 6, 7]);
    const output = await convert({ reshape: 'auto', scanX: undefined, scanY: undefined, repair: { roll: 2 } });
    expect(output.shape).toEqual([7, 4, 64]);
    expect(output.warnings.join()).toContain('no scan lines to repair');
    const refused = convertOptionsSchema.safeParse({ reshape: 'none', repair: { spikes: true } });
    expect(refused.error?.issues).toMatchObject([{ path: ['repair', 'spikes'] }]);
  });

  it('do not take many bright frames for stretched exposures', async () => {
    const bright = counts.map((count, frame) => ([0, 2, 4, 12, 14, 24, 26, 28].includes(frame) ? 3 * count : count));
    path = writeMib(join(folder, 'x_data.mib'), bright, index => ({ sequence: index + 1 }));
    const output = await convert({ repair: { spikes: true } });
    expect((await written(output)).record.replaced).toEqual([]);
    expect(output.warnings.join()).toContain('none was replaced');
  });
});
