import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Hdf5Group } from '../hdf5/hdf5';
import { inHdf5File } from '../hdf5/hdf5';
import { readMainMetadata } from './mainMetadata';
import { readMicroscopeMetadata } from './microscopeMetadata';
import { writeMicroscopeFile } from './writeMicroscopeFile';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'main-metadata-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function file(fill: (group: Hdf5Group) => void): Promise<string> {
  const path = join(folder, 'x.hdf');
  await inHdf5File(path, 'w', root => fill(root.create_group('metadata')));
  return path;
}

const USUAL = { 'ht_value(V)': 80000, 'nominal_camera_length(m)': 0.12, 'step_size(m)': 1e-9, set_scan_px: 128 };

function numbers(group: Hdf5Group, values: Record<string, number | string>): void {
  Object.entries(values).forEach(([name, data]) => group.create_dataset({ name, data }));
}

describe('readMainMetadata', () => {
  it.each([
    ['at their usual place', (group: Hdf5Group) => numbers(group, USUAL)],
    [
      'zero, as of a microscope that did not say',
      (group: Hdf5Group) => numbers(group, { ...USUAL, 'step_size(m)': 0 })
    ],
    ['as text', (group: Hdf5Group) => numbers(group, { ...USUAL, set_scan_px: '128' })],
    ['missing', (group: Hdf5Group) => numbers(group, { 'ht_value(V)': 200000 })],
    [
      'one group further down',
      (group: Hdf5Group) => {
        const { set_scan_px, ...others } = USUAL;
        numbers(group, others);
        numbers(group.create_group('merlin_parameters'), { set_scan_px });
      }
    ],
    [
      'behind a link, which is not followed',
      (group: Hdf5Group) => {
        const { set_scan_px, ...others } = USUAL;
        numbers(group, { ...others, elsewhere: set_scan_px });
        group.create_soft_link('/metadata/elsewhere', 'set_scan_px');
      }
    ]
  ])('agrees with reading everything: values %s', async (_, fill) => {
    const path = await file(fill);
    const { voltage, cameraLength, stepSize, setScanPx } = await readMicroscopeMetadata(path);
    expect(await readMainMetadata(path)).toMatchObject({ voltage, cameraLength, stepSize, setScanPx });
  });

  it('reads what the acquisition program writes', async () => {
    const path = join(folder, 'program.hdf');
    const settings = { setBitDepth: 12, dwellTime: 600, semiAngle: 0.01, apertureSize: 1, spotSize: 3 };
    await writeMicroscopeFile(path, {
      ...settings,
      voltage: 300e3,
      cameraLength: 0.2,
      magnification: 1e6,
      setScanPx: 256
    });
    const { voltage, cameraLength, setScanPx, stepSize } = await readMainMetadata(path);
    expect([voltage, cameraLength, setScanPx]).toEqual([300e3, 0.2, 256]);
    expect(stepSize).toBeCloseTo(2e-7 / 256, 12);
  });

  it('refuses what is no metadata', async () => {
    const path = join(folder, 'x.hdf');
    await inHdf5File(path, 'w', root => void root.create_group('else'));
    await expect(readMainMetadata(path)).rejects.toMatchObject({ code: 'E_METADATA' });
    writeFileSync(path, 'text');
    await expect(readMainMetadata(path)).rejects.toMatchObject({ code: 'E_NOT_HDF5' });
  });
});
