import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Hdf5File } from '../hdf5/hdf5';
import { inHdf5File } from '../hdf5/hdf5';
import { plainScan } from './plainScan';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'scan-'))));
afterEach(() => rmSync(folder, { recursive: true }));

async function written(write: (file: Hdf5File) => void): Promise<string> {
  const path = join(folder, 'scan.h5');
  await inHdf5File(path, 'w', write);
  return path;
}

const scan = { name: 'scan', data: new Uint16Array(36), shape: [2, 3, 3, 2] };

describe('plainScan', () => {
  it('is the one dataset of four dimensions, whatever else is there, and says what it was taken for', async () => {
    const path = await written(file => {
      file.create_dataset({ name: 'image', data: new Float64Array(6), shape: [2, 3] });
      file.create_dataset({ name: 'spectra', data: new Uint8Array(24), shape: [2, 3, 4] });
      file.create_group('entry').create_group('measurement').create_dataset(scan);
    });
    const found = await plainScan(path);
    expect(found?.dataset).toBe('/entry/measurement/scan');
    expect(found?.note).toMatch(/2 x 3 x 3 x 2 was taken for scan rows x scan columns x detector rows/);
  });

  it('leaves the layout of HyperSpy to others', async () => {
    const path = await written(file => {
      file
        .create_group('Experiments')
        .create_group('Au')
        .create_dataset({ ...scan, name: 'data' });
    });
    expect(await plainScan(path)).toBeUndefined();
  });

  it('says at once that a scan is stored transposed', async () => {
    const withAxes = (axes: readonly (readonly [name: string, isOfScan: boolean])[]): Promise<string> =>
      written(file => {
        const experiment = file.create_group('Experiments').create_group('Au');
        experiment.create_dataset({ ...scan, name: 'data' });
        axes.forEach(([name, isOfScan], at) => {
          const axis = experiment.create_group(`axis-${at}`);
          axis.create_attribute('name', name);
          axis.create_attribute('navigate', isOfScan ? 1 : 0, [], '<b');
        });
      });
    const [y, x, ky, kx] = [
      ['scan_y', true] as const,
      ['scan_x', true] as const,
      ['ky', false] as const,
      ['kx', false] as const
    ];
    expect(await plainScan(await withAxes([y, x, ky, kx]))).toBeUndefined();
    await expect(plainScan(await withAxes([ky, kx, y, x]))).rejects.toMatchObject({
      code: 'E_TRANSPOSED',
      message: expect.stringMatching(/2 x 3 x 3 x 2 .* detector come before those of the scan/) as string
    });
    expect((await plainScan(await withAxes([x, y, ky, kx])))?.note).toMatch(/transposed: its first axis .*\(scan_x\)/);
    const plain = await written(file =>
      file.create_dataset({ name: 'd', data: new Uint8Array(6 * 256 ** 2), shape: [256, 256, 2, 3] })
    );
    expect((await plainScan(plain))?.note).toMatch(/detector of 256 x 256 pixels: .* transposed/);
  });

  it.each<[string, (file: Hdf5File) => void, RegExp]>([
    [
      'several scans',
      file => {
        file.create_dataset(scan);
        file.create_dataset({ ...scan, name: 'other' });
      },
      /\/other, 2 x 3 x 3 x 2; .*\/scan, 2 x 3 x 3 x 2\).*file of its own/
    ],
    [
      'three dimensions',
      file => file.create_dataset({ name: 'stack', data: new Uint8Array(8), shape: [2, 2, 2] }),
      /dimensions of \/stack, 2 x 2 x 2.*Save the scan with four/
    ],
    [
      'text',
      file => file.create_dataset({ name: 'notes', data: ['a', 'b'], shape: [1, 1, 1, 2] }),
      /holds no numbers of three/
    ]
  ])('refuses %s with a sentence about calibrating', async (_, write, sentence) => {
    const path = await written(write);
    const refused = plainScan(path);
    await expect(refused).rejects.toMatchObject({ code: 'E_NO_SCAN', message: expect.stringMatching(sentence) });
    await expect(refused).rejects.toThrow(`${path} cannot be calibrated`);
  });
});
