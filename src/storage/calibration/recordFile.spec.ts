import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { CalibrationRecord } from '../../protocol/calibrate/calibrationRecord';
import { exampleRecord } from './spec/exampleRecord';
import { readCalibrationRecord, recordName, voltageOf, writeCalibrationRecord } from './recordFile';

/** As ePSIC's tools write it, of one of their examples. */
const OLD = {
  'reciprocal_space_pix(1/A)': 0.009593343872450772,
  p_ellipse: [290.2547704509643, 305.6020568451875, 48.242062171127294, 44.81030837370423, -2.39217471877059],
  'nominal_camera_length(m)': 0.2
};

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'record-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function file(content: unknown): string {
  const path = join(folder, '20260317_101204_CL_20cm.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

describe('recordName', () => {
  it('is the one that other tools look for', () => {
    expect(recordName('20260317_101204', 0.2)).toBe('20260317_101204_CL_20cm.json');
    expect(recordName('20260317_101204', 0.29)).toBe('20260317_101204_CL_29cm.json');
  });
});

describe('writeCalibrationRecord', () => {
  it('writes what is read back, into folders that are not there yet, and leaves nothing else', async () => {
    const path = join(folder, 'processing', 'a_CL_20cm.json');
    await writeCalibrationRecord(path, exampleRecord());
    const stored = await readCalibrationRecord(path);
    expect(stored).toMatchObject({ voltage: 300e3, cameraLength: 0.2, pixelSizeInvAng: 0.0096 });
    expect(stored.record).toEqual(exampleRecord());
    expect(readdirSync(join(folder, 'processing'))).toEqual(['a_CL_20cm.json']);
  });

  it('has the three keys of other tools first, with their names', async () => {
    const path = join(folder, 'a.json');
    await writeCalibrationRecord(path, exampleRecord());
    const written = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    expect(Object.keys(written).slice(0, 3)).toEqual(Object.keys(OLD));
    expect(written.p_ellipse).toHaveLength(5);
  });

  it('keeps a line for each key, each list of numbers and each piece of a ring', async () => {
    const path = join(folder, 'a.json');
    const [first, ...others] = exampleRecord().rings;
    const positions = [
      { 'azimuth(deg)': 5, residual: -1.2e-4, residual_error: 3e-4, state: 'used' as const },
      { 'azimuth(deg)': 15, residual: 2e-3, residual_error: null, state: 'removed' as const }
    ];
    const record = {
      ...exampleRecord(),
      warnings: ['a [1,   2] {"azimuth(deg)"  5}'],
      rings: [{ ...first, positions }, ...others]
    };
    await writeCalibrationRecord(path, record);
    const text = readFileSync(path, 'utf8');
    expect(JSON.parse(text)).toEqual(record);
    expect(text).toContain('{ "azimuth(deg)": 15, "residual": 0.002, "residual_error": null, "state": "removed" }\n');
    expect(text).toMatch(/"p_ellipse": \[[^\n]*\],\n/);
  });

  it('refuses a record without geometry, and keeps the one before', async () => {
    const path = file(OLD);
    const empty: CalibrationRecord = { ...exampleRecord(), 'reciprocal_space_pix(1/A)': null, p_ellipse: null };
    await expect(writeCalibrationRecord(path, empty)).rejects.toMatchObject({ code: 'E_NO_GEOMETRY' });
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(OLD);
  });

  it('names the file when it cannot be written', async () => {
    writeFileSync(join(folder, 'file'), '');
    const path = join(folder, 'file', 'a.json');
    await expect(writeCalibrationRecord(path, exampleRecord())).rejects.toMatchObject({ code: 'E_NOT_FOLDER' });
  });
});

describe('readCalibrationRecord', () => {
  it('reads the three keys of other tools, and has no voltage then', async () => {
    const stored = await readCalibrationRecord(file(OLD));
    expect(stored).toEqual({
      path: expect.any(String),
      changed: expect.any(Number),
      pixelSizeInvAng: OLD['reciprocal_space_pix(1/A)'],
      ellipse: OLD.p_ellipse,
      cameraLength: 0.2
    });
  });

  it('finds the voltage in a record of another version of this program', async () => {
    const path = file({ ...OLD, 'acceleration_voltage(V)': 200e3, verdict: 'splendid' });
    expect(await readCalibrationRecord(path)).toMatchObject({ voltage: 200e3 });
  });

  it.each([
    ['no JSON', 'hello'],
    ['a pixel size that Python wrote as NaN', '{"reciprocal_space_pix(1/A)": NaN}'],
    ['a list', '[1, 2]'],
    ['other JSON', { cells: [] }],
    ['an incomplete ellipse', { ...OLD, p_ellipse: [1, 2, 3] }]
  ])('refuses %s with a sentence', async (_, content) => {
    const path = file(content);
    await expect(readCalibrationRecord(path)).rejects.toMatchObject({
      code: 'E_RECORD',
      message: expect.stringContaining(path)
    });
  });

  const unlessRoot = process.getuid?.() === 0 ? it.skip : it;
  unlessRoot('names a file that may not be read (skipped for root, who can)', async () => {
    const path = file(OLD);
    chmodSync(path, 0);
    await expect(readCalibrationRecord(path)).rejects.toMatchObject({ code: 'E_PERMISSION' });
  });
});

describe('voltageOf', () => {
  it('asks for what an old record does not say, and never assumes it', async () => {
    const old = await readCalibrationRecord(file(OLD));
    expect(() => voltageOf(old)).toThrow(expect.objectContaining({ code: 'E_NO_VOLTAGE' }));
    expect(() => voltageOf(old)).toThrow(/--voltage/);
    expect(voltageOf(old, 300e3)).toBe(300e3);
  });

  it('takes what a record says over what is given', () => {
    const stored = {
      path: '',
      changed: 0,
      pixelSizeInvAng: 1,
      ellipse: [1, 1, 1, 1, 0],
      cameraLength: 1,
      voltage: 200e3
    } as const;
    expect(voltageOf({ ...stored, ellipse: [...stored.ellipse] }, 300e3)).toBe(200e3);
  });
});
