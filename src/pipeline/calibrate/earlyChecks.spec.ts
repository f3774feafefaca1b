import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { floatTiff } from '../../core/floatTiff';
import { inHdf5File } from '../../storage/hdf5/hdf5';
import { numbered, SHAPE, writeMib } from '../../storage/merlin/spec/writeMib';
import { unguarded } from '../../storage/pathGuard';
import { InlineTasks } from '../threads/taskRunner';
import { Calibrator } from './calibrator';

let folder: string;
const run = jest.spyOn(InlineTasks.prototype, 'run');
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'calibrate-'));
  run.mockClear();
});
afterEach(() => rmSync(folder, { recursive: true }));

const FILES: Record<string, (path: string) => Promise<unknown>> = {
  'gold.mib': async path => writeMib(path, numbered(16)),
  'gold.h5': path =>
    inHdf5File(path, 'w', file => {
      const shape = [2, 2, ...SHAPE];
      file.create_dataset({ name: 'scan', data: new Uint16Array(4 * SHAPE[0] * SHAPE[1]), shape });
    })
};

describe('a calibration', () => {
  it.each(Object.keys(FILES))('looks at the mask before it reads the frames of %s', async name => {
    const path = join(folder, name);
    await FILES[name](path);
    const mask = join(folder, 'mask.tif');
    const report = jest.fn(async () => undefined);
    const { signal } = new AbortController();
    const calibrated = (rows: number) => {
      writeFileSync(mask, floatTiff(new Float32Array(rows * SHAPE[1]), [rows, SHAPE[1]]));
      const options = { voltage: 300e3, cameraLength: 0.2, mask };
      const calibrator = new Calibrator(new InlineTasks(), new InlineTasks());
      return calibrator.fit({ input: path, options, write: { force: false } }, unguarded, { signal, report });
    };
    await expect(calibrated(SHAPE[0] + 1)).rejects.toMatchObject({ code: 'E_MASK_SHAPE' });
    expect([run.mock.calls.length, report.mock.calls.length]).toEqual([0, 0]);
    // Of the right shape it is read: nothing is on so small a detector
    expect((await calibrated(SHAPE[0])).record.verdict).toBe('fail');
    expect(run.mock.calls.map(([task]) => task)).toContain('calibrationFit');
    expect(run.mock.calls.length).toBeGreaterThan(1);
    expect(readdirSync(folder).sort()).toEqual([name, 'mask.tif']);
  });
});
