import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { floatTiff } from '../../core/floatTiff';
import { addBooleans } from '../hdf5/addBooleans';
import type { Hdf5File } from '../hdf5/hdf5';
import { inHdf5File } from '../hdf5/hdf5';
import { readMask } from './maskFile';
import { readPlane } from './singlePattern';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plane-'));
  path = join(folder, 'pattern.hspy');
});
afterEach(() => rmSync(folder, { recursive: true }));

async function written(write: (file: Hdf5File) => void): Promise<string> {
  await inHdf5File(path, 'w', write);
  return path;
}

describe('readPlane', () => {
  it('finds the pattern in the layout of HyperSpy, whatever its experiment is called', async () => {
    await written(file => {
      const experiment = file.create_group('Experiments').create_group('Au x-grating');
      experiment.create_dataset({ name: 'data', data: Float32Array.from([1, 2, 3, 4.5, 5, 6]), shape: [2, 3] });
      experiment
        .create_group('learning_results')
        .create_dataset({ name: 'loadings', data: new Float64Array(4), shape: [2, 2] });
    });
    expect(await readPlane(path)).toEqual({
      values: Float64Array.from([1, 2, 3, 4.5, 5, 6]),
      shape: [2, 3],
      dataset: '/Experiments/Au x-grating/data'
    });
  });

  it.each([
    ['uint16', new Uint16Array([1, 2, 65535, 4])],
    ['int32', new Int32Array([-1, 2, 3, 4])],
    ['uint64', new BigUint64Array([1n, 2n, 3n, 4n])]
  ])('reads a plain dataset of %s anywhere', async (_, data) => {
    await written(file => {
      file.create_group('entry').create_dataset({ name: 'image', data, shape: [2, 2] });
      file.create_dataset({ name: 'axis', data: new Float64Array(2), shape: [2] });
    });
    expect((await readPlane(path))?.values).toEqual(Float64Array.from(data as ArrayLike<number | bigint>, Number));
  });

  it('leaves scans to others', async () => {
    await written(file => {
      file.create_dataset({ name: 'mean', data: new Uint8Array(4), shape: [2, 2] });
      file.create_dataset({ name: 'scan', data: new Uint8Array(16), shape: [2, 2, 2, 2] });
    });
    expect(await readPlane(path)).toBeUndefined();
  });

  it('refuses files without a pattern, and with several', async () => {
    await written(file => file.create_dataset({ name: 'axis', data: new Float64Array(2), shape: [2] }));
    await expect(readPlane(path)).rejects.toMatchObject({
      code: 'E_NO_PATTERN',
      message: expect.stringContaining(path)
    });
    await written(file => {
      file.create_dataset({ name: 'gold', data: new Uint8Array(4), shape: [2, 2] });
      file.create_dataset({ name: 'silver', data: new Uint8Array(4), shape: [2, 2] });
    });
    await expect(readPlane(path)).rejects.toMatchObject({
      code: 'E_NO_PATTERN',
      message: expect.stringMatching(/gold.*silver/)
    });
  });
});

describe('readMask', () => {
  it('reads booleans as h5py writes them, at any place', async () => {
    await written(() => undefined);
    await addBooleans(path, 'data/mask', Uint8Array.of(0, 1, 1, 0, 0, 1), [2, 3]);
    expect(await readMask(path, [2, 3], 'gold.mib')).toEqual(Uint8Array.of(0, 1, 1, 0, 0, 1));
  });

  it('takes every value but 0 as bad, from TIFF as well', async () => {
    const tiff = join(folder, 'mask.TIF');
    writeFileSync(tiff, floatTiff(Float32Array.from([0, 255, -1, 0.5]), [2, 2]));
    expect(await readMask(tiff, [2, 2], 'gold.mib')).toEqual(Uint8Array.of(0, 1, 1, 1));
  });

  it('refuses another shape, naming option, both files and both shapes', async () => {
    await written(file => file.create_dataset({ name: 'mask', data: new Uint8Array(6), shape: [2, 3] }));
    await expect(readMask(path, [3, 2], '/raw/gold.mib')).rejects.toMatchObject({
      code: 'E_MASK_SHAPE',
      message: expect.stringMatching(/--mask.*pattern\.hspy.*2 x 3.*\/raw\/gold\.mib.*3 x 2/)
    });
    await written(file => file.create_dataset({ name: 'mask', data: new Uint8Array(8), shape: [2, 2, 2] }));
    await expect(readMask(path, [2, 2], 'gold.mib')).rejects.toMatchObject({ code: 'E_MASK_SHAPE' });
  });
});
