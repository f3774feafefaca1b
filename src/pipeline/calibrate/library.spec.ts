import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { InputError } from '../../core/errors';
import type { PathGuard } from '../../storage/pathGuard';
import { unguarded } from '../../storage/pathGuard';
import { exampleRecord } from '../../storage/calibration/spec/exampleRecord';
import { libraryOf, upgraded } from './library';
import { libraryText } from './libraryText';

const OLD = {
  'reciprocal_space_pix(1/A)': 0.0049,
  p_ellipse: [63, 64, 46.2, 44, -2.4],
  'nominal_camera_length(m)': 0.4,
  note: 'kept'
};

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'library-'))));
afterEach(() => rmSync(root, { recursive: true }));

function put(name: string, record: object): string {
  const folder = join(root, '2026', 'cm1-1', 'processing', 'Merlin', 'Au', name.slice(0, 15));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), JSON.stringify(record));
  return join(folder, name);
}

describe('libraryOf', () => {
  it('lists the calibrations of a session from any folder of it, in the order of the night', async () => {
    put('20260101_111111_CL_20cm.json', exampleRecord({ verdict: 'check' }));
    put('20260101_101010_CL_20cm.json', exampleRecord());
    put('20260101_121212_CL_40cm.json', OLD);
    put('20260101_131313_CL_40cm.json', { other: 'thing' });
    const raw = join(root, '2026', 'cm1-1', 'Merlin', 'Au', 'day2');
    mkdirSync(raw, { recursive: true });
    const library = await libraryOf(raw, unguarded);
    expect(library.folder).toBe(join(root, '2026', 'cm1-1', 'processing', 'Merlin'));
    expect(library.records.map(({ stem, voltage, verdict }) => [stem, voltage, verdict])).toEqual([
      ['20260101_101010', 300e3, 'pass'],
      ['20260101_111111', 300e3, 'check'],
      ['20260101_121212', undefined, undefined]
    ]);
    expect(library.records[2]).toMatchObject({ axisRatio: 1.05, recorded: Date.UTC(2026, 0, 1, 12, 12, 12) });
    const [, head, known, silent] = libraryText(library)
      .split('\n')
      .map(line => line.split(/ {2,}/));
    expect([head, known, silent]).toEqual([
      ['', '20 cm', '40 cm'],
      ['300 kV', 'check: 0.0096000 1/Å, a/b 1.0498, newest of 2', '-'],
      ['no voltage', '-', 'no verdict: 0.0049000 1/Å, a/b 1.0500']
    ]);
  });

  it('names the longer axis first, whichever came first in the record', async () => {
    put('20260101_121212_CL_40cm.json', { ...OLD, p_ellipse: [63, 64, 44, 46.2, -0.5] });
    const [{ axisRatio, theta }] = (await libraryOf(root, unguarded)).records;
    expect([axisRatio, theta]).toEqual([46.2 / 44, Math.PI / 2 - 0.5]);
  });

  it('passes over links to where nothing may be read', async () => {
    const [kept, outside] = [put('20260101_101010_CL_20cm.json', exampleRecord()), join(root, 'outside.json')];
    writeFileSync(outside, JSON.stringify(OLD));
    const link = join(dirname(kept), '20260101_121212_CL_40cm.json');
    symlinkSync(outside, link);
    const guard: PathGuard = async path => {
      if (realpathSync(path) === outside) {
        throw new InputError('E_OUTSIDE_ROOTS', path);
      }
    };
    expect((await libraryOf(dirname(kept), guard)).records.map(({ path }) => path)).toEqual([kept]);
  });

  it('says that there is none', async () => {
    expect(libraryText(await libraryOf(root, unguarded))).toBe(`${root} holds no calibration.\n`);
  });
});

describe('upgraded', () => {
  it('adds the voltage to what other tools wrote, keeps the rest, and does so once', async () => {
    const path = put('20260101_121212_CL_40cm.json', OLD);
    expect(await upgraded(path, 200e3, unguarded)).toMatchObject({ voltage: 200e3, pixelSizeInvAng: 0.0049 });
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
      ...OLD,
      'acceleration_voltage(V)': 200e3,
      upgraded: expect.objectContaining({ software: 'jupyterlab-4dstem' }) as object
    });
    await expect(upgraded(path, 300e3, unguarded)).rejects.toMatchObject({ code: 'E_UPGRADED' });
  });
});
