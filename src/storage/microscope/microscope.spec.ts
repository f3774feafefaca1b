import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DATA_PATH } from '../hdf5/chunkIndex';
import type { Hdf5Dataset } from '../hdf5/hdf5';
import { inHdf5File } from '../hdf5/hdf5';
import { plainSpec, writeFrames } from '../hdf5/testing/framesFile';
import { copyMicroscopeFile, createFramesFile } from './copyMicroscopeFile';
import { readMicroscopeMetadata } from './microscopeMetadata';
import type { MicroscopeSettings } from './writeMicroscopeFile';
import { writeMicroscopeFile } from './writeMicroscopeFile';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'microscope-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const SETTINGS: MicroscopeSettings = {
  voltage: 300000,
  cameraLength: 0.2,
  magnification: 1e6,
  setScanPx: 256,
  setBitDepth: 12,
  dwellTime: 600,
  semiAngle: 0.0005,
  apertureSize: 4,
  spotSize: 6,
  defocus: 20e-9,
  scanRotation: -36
};

const FRAMES = {
  shape: [2, 3, 4, 5],
  type: 'uint16' as const,
  source: { file: 'x_data.hdf5', dataset: DATA_PATH, shape: [2, 3, 4, 5] },
  mask: Uint8Array.from({ length: 20 }, (_, at) => (at % 5 === 2 ? 1 : 0))
};

async function written(name: string): Promise<string> {
  const path = join(folder, name);
  await writeMicroscopeFile(path, SETTINGS);
  return path;
}

describe('readMicroscopeMetadata', () => {
  it('reads what writeMicroscopeFile wrote, in SI units', async () => {
    const path = await written('whole.hdf');
    const { values, ...fields } = await readMicroscopeMetadata(path);
    expect(fields).toEqual({
      ...SETTINGS,
      defocus: expect.closeTo(20e-9, 15),
      // 10 µm at 20,000 times, so 200 nm at a million; 256 steps
      fieldOfView: expect.closeTo(200e-9, 15),
      stepSize: expect.closeTo(0.78125e-9, 18)
    });
    expect(values).toMatchObject({ 'ht_value(V)': 300000, 'lens_values/CL1': 0, 'deflector_values/STEMIS': 0 });
    const members = await inHdf5File(path, 'r', file => {
      const group = file.get('metadata');
      return group !== null && 'keys' in group ? group.keys() : [];
    });
    expect(members).toHaveLength(26);
    expect(Object.keys(values).filter(name => name.startsWith('deflector_values/'))).toHaveLength(21);
  });

  it('takes nested, missing, unknown and text entries as they come', async () => {
    const path = join(folder, 'odd.hdf');
    await inHdf5File(path, 'w', file => {
      const group = file.create_group('metadata');
      const nested = group.create_group('merlin_parameters');
      nested.create_dataset({ name: 'set_scan_px', data: 128, shape: [] });
      nested.create_dataset({ name: 'set_bit_depth', data: '6', shape: [] });
      group.create_dataset({ name: 'ht_value(V)', data: 80000, shape: [1] });
      group.create_dataset({ name: 'convergence_semi-angle(rad)', data: 31.5, shape: [], dtype: '<d' });
      group.create_dataset({ name: 'nominal_camera_length(m)', data: NaN, shape: [], dtype: '<d' });
      group.create_dataset({ name: 'operator', data: 'Ångström', shape: [] });
      group.create_dataset({ name: '4D_shape', data: BigInt64Array.of(255n, 255n, 515n, 515n) });
      group.create_dataset({ name: 'survey', data: new Uint16Array(10000), shape: [100, 100] });
      group.create_external_link('E:\\microscope.h5', '/entry', 'experiment');
      group.create_attribute('comment', 'first try');
    });
    const metadata = await readMicroscopeMetadata(path);
    expect(metadata).toMatchObject({ setScanPx: 128, setBitDepth: 6, voltage: 80000, semiAngle: 0.0315 });
    expect(metadata.cameraLength).toBeUndefined();
    expect(metadata.values).toMatchObject({
      operator: 'Ångström',
      comment: 'first try',
      '4D_shape': [255, 255, 515, 515],
      'merlin_parameters/set_scan_px': 128
    });
    expect(Object.keys(metadata.values)).not.toContain('survey');
    expect(Object.keys(metadata.values)).not.toContain('experiment');
  });

  it('refuses files that are something else', async () => {
    const other = join(folder, 'other.hdf');
    await inHdf5File(other, 'w', file => file.create_group('entry'));
    await expect(readMicroscopeMetadata(other)).rejects.toMatchObject({
      code: 'E_METADATA',
      message: expect.stringContaining(other)
    });
    writeFileSync(other, '');
    await expect(readMicroscopeMetadata(other)).rejects.toMatchObject({ code: 'E_NOT_HDF5' });
  });
});

describe('copyMicroscopeFile', () => {
  it('adds shape, frames and mask to the copy and leaves the original as it was', async () => {
    const source = await written('source.hdf');
    chmodSync(source, 0o444);
    const before = readFileSync(source);
    writeFrames(join(folder, 'x_data.hdf5'), plainSpec(FRAMES.shape, 'uint16'));
    await inHdf5File(join(folder, 'x_data.hdf5'), 'a', file => {
      const pixels = Uint16Array.from({ length: 120 }, (_, at) => at * 500);
      (file.get(DATA_PATH) as Hdf5Dataset).write_slice([[], [], [], []], pixels);
    });
    const copy = join(folder, 'copy.hdf');
    await copyMicroscopeFile(source, copy, FRAMES);
    expect(readFileSync(source)).toEqual(before);
    const [shape, frames, mask] = await inHdf5File(copy, 'r', file =>
      ['metadata/4D_shape', 'data/frames', 'data/mask'].map(name => {
        const dataset = file.get(name) as Hdf5Dataset;
        return { shape: dataset.shape, value: dataset.json_value };
      })
    );
    expect(shape).toEqual({ shape: [4], value: [2, 3, 4, 5] });
    expect(frames).toEqual({ shape: [6, 4, 5], value: Array.from({ length: 120 }, (_, at) => at * 500) });
    expect(mask).toEqual({ shape: [4, 5], value: [...FRAMES.mask].map(bad => bad === 1) });
    const metadata = await readMicroscopeMetadata(copy);
    expect(metadata).toMatchObject({ voltage: 300000, values: { '4D_shape': [2, 3, 4, 5] } });
  });

  it('overwrites a shape that is already there', async () => {
    const source = await written('older.hdf');
    await inHdf5File(source, 'a', file => {
      const group = file.get('metadata');
      if (group !== null && 'create_dataset' in group) {
        group.create_dataset({ name: '4D_shape', data: BigInt64Array.of(9n, 9n, 9n, 9n) });
      }
    });
    const copy = join(folder, 'older-copy.hdf');
    await copyMicroscopeFile(source, copy, FRAMES);
    expect((await readMicroscopeMetadata(copy)).values['4D_shape']).toEqual([2, 3, 4, 5]);
  });

  it.each([
    ['empty', ''],
    ['text', 'no HDF5 at all']
  ])('says which original is malformed: %s', async (name, content) => {
    const source = join(folder, `${name}.hdf`);
    writeFileSync(source, content);
    await expect(copyMicroscopeFile(source, join(folder, 'never.hdf'), FRAMES)).rejects.toMatchObject({
      code: 'E_METADATA',
      message: expect.stringContaining(source)
    });
  });

  it('createFramesFile writes the frames alone', async () => {
    const path = join(folder, 'x_vds.h5');
    createFramesFile(path, { ...FRAMES, mask: undefined });
    const found = await inHdf5File(path, 'r', file => [file.keys(), (file.get('data/frames') as Hdf5Dataset).shape]);
    expect(found).toEqual([['data'], [6, 4, 5]]);
  });
});
