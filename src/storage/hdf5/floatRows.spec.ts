import { mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { SUPERBLOCK_BYTES } from './superblock';
import { RowReader, floatRowsOf, rowsAtOnce } from './floatRows';
import type { FloatRows } from './floatRows';
import { inHdf5File } from './hdf5';
import { inStoredTree } from './tree/inStoredTree';

const SHAPE = [7, 5, 12];
const VALUES = Float64Array.from({ length: 7 * 5 * 12 }, (_, at) => at / 8);

describe('rows of floating-point numbers', () => {
  let folder: string;
  const path = (): string => join(folder, 'file.h5');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rows-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  async function written(options: object, data: Float32Array | Float64Array = VALUES): Promise<FloatRows> {
    await inHdf5File(path(), 'w', file => {
      file.create_dataset({ name: 'data', data, shape: SHAPE, ...options });
    });
    return inStoredTree(path(), root => {
      const dataset = root.members().datasets.get('data');
      if (!dataset) {
        throw new Error('There are no data.');
      }
      return floatRowsOf(path(), dataset);
    });
  }

  it.each([
    ['in one piece', {}, true, 1],
    ['in chunks of a row', { chunks: [1, 5, 12] }, true, 1],
    ['in chunks that do not come out even', { chunks: [3, 5, 12] }, true, 3],
    ['in one chunk', { chunks: SHAPE }, true, 7],
    ['in chunks that cut rows', { chunks: [2, 3, 12] }, false, 2],
    ['packed', { chunks: [2, 5, 12], compression: 6 }, false, 2]
  ])('are the same %s', async (_, options, isPlain, together) => {
    for (const data of [VALUES, Float32Array.from(VALUES)]) {
      const rows = await written(options, data);
      expect([rows.places !== undefined, rows.together]).toEqual([isPlain, together]);
      const reader = new RowReader();
      for (const [first, end] of [
        [0, 7],
        [2, 5],
        [6, 7]
      ]) {
        expect(await reader.read(rows, first, end)).toEqual(data.slice(60 * first, 60 * end));
      }
    }
  });

  it('are read in whole chunks', async () => {
    const rows = await written({ chunks: [2, 5, 12], compression: 6 });
    expect([1, 60, 200, 1e6].map(values => rowsAtOnce(rows, values))).toEqual([2, 2, 2, 7]);
  });

  it('end in a sentence where the file is cut', async () => {
    const rows = await written({});
    truncateSync(path(), SUPERBLOCK_BYTES + 2000);
    await expect(new RowReader().read(rows, 0, 7)).rejects.toThrow(/is damaged: .*the file ends at/);
    // What the library reads
    const packed = { ...rows, dataset: '/none', places: undefined };
    await written({});
    await expect(new RowReader().read(packed, 0, 7)).rejects.toThrow(/has no \/none any more/);
  });
});
