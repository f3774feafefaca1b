import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { unguarded } from '../../storage/pathGuard';
import { InlineTasks } from '../threads/taskRunner';
import { Calibrator } from './calibrator';
import { goldReferences } from './references';
import { goldPattern, writePattern } from './spec/goldPattern';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'references-'))));
afterEach(() => rmSync(root, { recursive: true }));

const never = new AbortController().signal;

describe('goldReferences', () => {
  it('lists what is converted with what its metadata tell, and after a calibration with its record', async () => {
    const session = join(root, '2026', 'cm1-1');
    const raw = join(session, 'Merlin', 'Au');
    const converted = join(session, 'processing', 'Merlin', 'Au');
    const [first, second] = ['20260101_101010', '20260101_111111'].map(stem =>
      join(converted, stem, `${stem}_data.hdf5`)
    );
    for (const file of [first, second]) {
      mkdirSync(join(file, '..'), { recursive: true });
      await writePattern(file, goldPattern().counts);
    }
    mkdirSync(raw, { recursive: true });
    // As ePSIC's tools leave it
    const old = {
      'reciprocal_space_pix(1/A)': 0.0192,
      p_ellipse: [63, 63, 23, 22, -2.4],
      'nominal_camera_length(m)': 0.2
    };
    writeFileSync(join(converted, '20260101_111111', '20260101_111111_CL_20cm.json'), JSON.stringify(old));

    const before = await goldReferences(raw, unguarded, never);
    expect(before.problems).toEqual([]);
    expect(before.references).toEqual([
      { input: first, stem: '20260101_101010', voltage: 300e3, cameraLength: undefined },
      expect.objectContaining({
        input: second,
        cameraLength: 0.2,
        stored: expect.objectContaining({ pixelSizeInvAng: 0.0192, record: undefined }) as unknown
      })
    ]);

    const calibrator = new Calibrator(new InlineTasks(), new InlineTasks());
    const watch = { signal: never, report: async () => undefined };
    const write = { force: false };
    const { record, written } = await calibrator.fit(
      { input: first, options: { cameraLength: 0.2 }, write },
      unguarded,
      watch
    );
    const [after] = (await goldReferences(raw, unguarded, never)).references;
    expect(after).toMatchObject({ voltage: 300e3, cameraLength: 0.2, stored: { path: written?.record, record } });
  });

  it('finds nothing wrong with a folder that is empty or not there yet', async () => {
    expect(await goldReferences(join(root, '2026', 'cm1-1', 'Merlin', 'Au'), unguarded, never)).toEqual({
      references: [],
      problems: []
    });
  });
});
