import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { radialOptionsSchema } from '../../protocol/radial/radialOptions';
import { createFile } from '../../storage/hdf5/write/createFile';
import { hyperSpyRoot } from '../../storage/hdf5/hyperspyFile';
import { chunk } from '../../storage/hdf5/write/node';
import { unguarded } from '../../storage/pathGuard';
import { InlineTasks } from '../threads/taskRunner';
import { RadialPreviewer } from './previewer';

const [ROWS, COLUMNS] = [41, 47];
const OPTIONS = { voltage: 300e3, cameraLength: 0.2, origin: [19.3, 24.6] as [number, number] };

describe('RadialPreviewer', () => {
  let folder: string;
  let input: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'radial-'));
    input = join(folder, '20260101_090000_data.hdf5');
    // A pattern of 7 and one of 9, in one chunk
    const counts = Uint16Array.from({ length: 2 * ROWS * COLUMNS }, (_, pixel) => (pixel < ROWS * COLUMNS ? 7 : 9));
    const shape = [1, 2, ROWS, COLUMNS];
    const axes = shape.map((size, dimension) => ({ scale: 1, offset: 0, size, navigate: dimension < 2 }));
    createFile(input, hyperSpyRoot({ axes, signal: {}, original: {} }, chunk(counts, shape)));
    writeFileSync(
      join(folder, '20260101_080000_CL_20cm.json'),
      JSON.stringify({
        'reciprocal_space_pix(1/A)': 0.02,
        p_ellipse: [19.3, 24.6, 22, 20, 0.4],
        'nominal_camera_length(m)': 0.2,
        'acceleration_voltage(V)': 300e3
      })
    );
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it('shows a pattern as the transform will see it', async () => {
    const previewer = new RadialPreviewer(new InlineTasks());
    const signal = new AbortController().signal;
    const options = radialOptionsSchema.parse(OPTIONS);
    for (const [column, level] of [
      [0, 7],
      [1, 9]
    ]) {
      const seen = await previewer.at({ input, position: [0, column], options }, unguarded, signal);
      expect(seen.pattern.shape).toEqual([ROWS, COLUMNS]);
      seen.profile.mean.forEach(value => expect(value).toBeCloseTo(level, 9));
      expect(seen.profile.seen[10]).toBeCloseTo(1, 6);
      // Gold 111 at 0.4247 1/Å
      expect(seen.rings[0].minorRadius).toBeCloseTo(0.42471 / 0.02, 2);
      expect(seen.origin).toEqual({ place: [19.3, 24.6], from: 'given' });
      expect(seen.calibration.axisRatio).toBeCloseTo(1.1, 12);
    }
    const half = radialOptionsSchema.parse({ ...OPTIONS, excludeSectors: [[0, 180]] });
    const { profile } = await previewer.at({ input, position: [0, 0], options: half }, unguarded, signal);
    expect(profile.seen[10]).toBeGreaterThan(0.4);
    expect(profile.seen[10]).toBeLessThan(0.6);
    await expect(previewer.at({ input, position: [3, 0], options }, unguarded, signal)).rejects.toThrow('no 3, 0');
  });
});
