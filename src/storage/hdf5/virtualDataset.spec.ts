import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { CountType } from '../../core/merlin/pixelFormat';
import { pixelBytes } from '../../core/merlin/pixelFormat';
import { DATA_PATH, readChunkTable } from './chunkIndex';
import type { Hdf5Dataset } from './hdf5';
import { hdf5, inHdf5File } from './hdf5';
import { plainSpec, writeFrames } from './testing/framesFile';
import { addVirtualDataset } from './virtualDataset';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'virtual-dataset-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const COUNTS = { uint8: Uint8Array, uint16: Uint16Array, uint32: Uint32Array, uint64: BigUint64Array };

/** A converted file whose pixels use all bytes of their type. */
async function convertedFile(path: string, shape: number[], type: CountType): Promise<Uint8Array<ArrayBuffer>> {
  const frames = shape.slice(0, -2).reduce((product, size) => product * size, 1);
  const frameBytes = shape[shape.length - 1] * shape[shape.length - 2] * pixelBytes(type);
  const pixels = Uint8Array.from({ length: frames * frameBytes }, (_, at) => (at * 7 + (at >> 8)) & 255);
  const chunks = Array.from({ length: frames }, (_, at) => pixels.subarray(at * frameBytes, (at + 1) * frameBytes));
  writeFrames(path, plainSpec(shape, type), chunks);
  return pixels;
}

describe('addVirtualDataset', () => {
  it.each<[CountType, number[]]>([
    ['uint8', [3, 4, 5, 6]],
    ['uint16', [3, 4, 5, 6]],
    ['uint32', [1, 1, 5, 6]],
    ['uint64', [40, 2, 5, 6]],
    ['uint16', [7, 5, 6]]
  ])('shows %s frames of shape %j as a list, unclipped, also from where both files are moved', async (type, shape) => {
    const before = join(folder, 'before');
    const after = join(folder, 'after');
    mkdirSync(before);
    const pixels = await convertedFile(join(before, 'x_data.hdf5'), shape, type);
    const frames = shape.slice(0, -2).reduce((product, size) => product * size, 1);
    await addTo(join(before, 'x.hdf'), type, [frames, 5, 6], shape, 'earliest');
    renameSync(before, after);
    const read = await inHdf5File(join(after, 'x.hdf'), 'r', file => {
      const dataset = file.get('/data/frames') as Hdf5Dataset;
      return { shape: dataset.shape, all: dataset.value, last: dataset.slice([[frames - 1, frames], [], []]) };
    });
    rmSync(after, { recursive: true });
    const counts = new COUNTS[type](pixels.buffer);
    expect(read).toEqual({ shape: [frames, 5, 6], all: counts, last: counts.slice(-30) });
  });

  it.each<['earliest' | 'v108' | 'latest']>([['earliest'], ['v108'], ['latest']])(
    'works in files whose format is %s',
    async format => {
      const path = join(folder, `${format}.hdf`);
      const pixels = await convertedFile(join(folder, 'x_data.hdf5'), [2, 2, 5, 6], 'uint8');
      await addTo(path, 'uint8', [4, 5, 6], [2, 2, 5, 6], format);
      const value = await inHdf5File(path, 'r', file => (file.get('/data/frames') as Hdf5Dataset).value);
      expect(value).toEqual(pixels);
    }
  );

  it('refuses to replace a dataset, and shapes that do not agree', async () => {
    const path = join(folder, 'twice.hdf');
    await addTo(path, 'uint8', [4, 5, 6], [2, 2, 5, 6], 'earliest');
    const source = { file: 'x_data.hdf5', dataset: DATA_PATH, shape: [2, 2, 5, 6] };
    await expect(addVirtualDataset(path, '/data/frames', [4, 5, 6], 'uint8', source)).rejects.toMatchObject({
      code: 'E_EXISTS'
    });
    await expect(addVirtualDataset(path, '/data/more', [5, 5, 6], 'uint8', source)).rejects.toThrow(RangeError);
    expect(() => readChunkTable(path, '/data/frames')).toThrow(/is virtual/);
  });
});

async function addTo(
  path: string,
  type: CountType,
  shape: number[],
  sourceShape: number[],
  format: 'earliest' | 'v108' | 'latest'
): Promise<void> {
  const library = await hdf5();
  new library.File(path, 'w', { libver: [format, 'latest'] }).close();
  await addVirtualDataset(path, '/data/frames', shape, type, {
    file: 'x_data.hdf5',
    dataset: DATA_PATH,
    shape: sourceShape
  });
}
