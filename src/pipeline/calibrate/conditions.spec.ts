import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { InputError } from '../../core/errors';
import { convertOptionsSchema } from '../../protocol/convert/convertOptions';
import { exampleRecord } from '../../storage/calibration/spec/exampleRecord';
import { numbered, writeMib } from '../../storage/merlin/spec/writeMib';
import { writeMicroscopeFile } from '../../storage/microscope/writeMicroscopeFile';
import { unguarded } from '../../storage/pathGuard';
import { convertFile } from '../convert/convertFile';
import { InlineTasks } from '../threads/taskRunner';
import { findConditions, settledConditions } from './conditions';
import { openPattern } from './patternSource';
import { recordFolder, recordPlace, resultStem } from './recordPlace';
import { writePattern } from './spec/goldPattern';

const SETTINGS = {
  magnification: 1e5,
  setScanPx: 16,
  setBitDepth: 12,
  dwellTime: 1000,
  semiAngle: 1e-3,
  apertureSize: 3,
  spotSize: 6
};
const STAMP = '20260317_101204';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'conditions-'))));
afterEach(() => rmSync(folder, { recursive: true }));

async function found(path: string) {
  const source = await openPattern(path, { guard: unguarded, signal: new AbortController().signal });
  return findConditions(source, [recordFolder(path)], unguarded);
}

function microscope(path: string, voltage = 200e3, cameraLength = 0.4): Promise<void> {
  return writeMicroscopeFile(path, { ...SETTINGS, voltage, cameraLength });
}

describe('findConditions', () => {
  it('reads the metadata of a raw file, and of what was converted from it', async () => {
    const mib = writeMib(join(folder, `${STAMP}_data.mib`), numbered(16));
    await microscope(join(folder, `${STAMP}.hdf`));
    const from = join(folder, `${STAMP}.hdf`);
    const expected = { voltage: { value: 200e3, from }, cameraLength: { value: 0.4, from } };
    expect(await found(mib)).toMatchObject(expected);

    const options = convertOptionsSchema.parse({ out: join(folder, 'out') });
    const { signal } = new AbortController();
    const { output } = await convertFile(mib, options, new InlineTasks(), { signal, guard: unguarded });
    const beside = join(folder, 'out', STAMP, `${STAMP}.hdf`);
    expect(await found(output)).toMatchObject({
      voltage: { value: 200e3, from: beside },
      cameraLength: { value: 0.4, from: beside }
    });
    rmSync(beside);
    expect(await found(output)).toMatchObject({
      voltage: { value: 200e3, from: output },
      cameraLength: { value: 0.4, from: output }
    });
  });

  it('takes the beam energy of HyperSpy, but not a camera length whose unit nobody knows', async () => {
    const path = await writePattern(join(folder, 'gold.hspy'), new Float64Array(16), 4);
    const conditions = await found(path);
    expect(conditions.voltage).toEqual({ value: 300e3, from: path });
    expect(conditions.cameraLength).toBeUndefined();
    expect(conditions.warnings).toEqual([]);
  });

  it('remembers what an earlier calibration was told, unless there are several', async () => {
    const path = await writePattern(join(folder, 'gold.hspy'), new Float64Array(16), 4);
    const record = join(folder, 'gold_CL_20cm.json');
    writeFileSync(record, JSON.stringify(exampleRecord()));
    expect((await found(path)).cameraLength).toEqual({ value: 0.2, from: record });
    writeFileSync(
      join(folder, 'gold_CL_40cm.json'),
      JSON.stringify(exampleRecord({ 'nominal_camera_length(m)': 0.4 }))
    );
    expect((await found(path)).cameraLength).toBeUndefined();
  });

  it('says which file it could not read, and goes on', async () => {
    const path = await writePattern(join(folder, 'gold.hspy'), new Float64Array(16), 4);
    writeFileSync(join(folder, 'gold.hdf'), 'no HDF5');
    const { voltage, warnings } = await found(path);
    expect(voltage?.value).toBe(300e3);
    expect(warnings).toEqual([expect.stringContaining('gold.hdf')]);
  });
});

describe('settledConditions', () => {
  const told = { voltage: { value: 200e3, from: 'file' }, cameraLength: { value: 0.2, from: 'file' }, warnings: [] };

  it('has what is given over what was found', () => {
    expect(settledConditions('gold', { voltage: 300e3 }, told)).toEqual({
      voltage: { value: 300e3, from: 'option' },
      cameraLength: { value: 0.2, from: 'file' },
      warnings: ['300 kV was given, and counts; file says 200 kV.']
    });
    expect(settledConditions('gold', { voltage: 200.4e3, cameraLength: 0.4 }, told).warnings).toEqual([
      'A camera length of 40 cm was given, and counts; file says 20 cm.'
    ]);
  });

  it.each([
    ['voltage', 'E_NO_VOLTAGE', /^\/gold.hspy: .*--voltage/],
    ['cameraLength', 'E_NO_CAMERA_LENGTH', /^\/gold.hspy: .*--camera-length/]
  ])('asks for a missing %s by its option', (key, code, sentence) => {
    const settle = (): unknown => settledConditions('/gold.hspy', {}, { ...told, [key]: undefined });
    expect(settle).toThrow(InputError);
    expect(settle).toThrow(expect.objectContaining({ code, message: expect.stringMatching(sentence) }));
  });

  it('asks for both at once where both are missing', () => {
    const settle = (): unknown => settledConditions('/gold.tif', {}, { warnings: [] });
    expect(settle).toThrow(/--voltage .*--camera-length/);
  });
});

describe('recordPlace', () => {
  it('is beside the data, under the name of the acquisition', async () => {
    expect(resultStem('/a/20260317_101204_data.hdf5')).toBe(STAMP);
    expect(resultStem('/a/20260317_101204_data.mib')).toBe(STAMP);
    expect(resultStem('/a/gold.2.hspy')).toBe('gold.2');
    expect(await recordPlace('/a/20260317_101204_data.hdf5', 0.2)).toBe(`/a/${STAMP}_CL_20cm.json`);
  });

  it('is beside the converted data for everything among the raw data of a session', async () => {
    const place = `/d/2026/cm1-1/processing/Merlin/Au/${STAMP}/${STAMP}_CL_8cm.json`;
    expect(await recordPlace(`/d/2026/cm1-1/Merlin/Au/20260317_101209/${STAMP}_data.mib`, 0.08)).toBe(place);
    expect(await recordPlace(`/d/2026/cm1-1/processing/Merlin/Au/${STAMP}/${STAMP}_data.hdf5`, 0.08)).toBe(place);
  });

  it('is the file that is asked for, or in the folder', async () => {
    expect(await recordPlace('/a/gold.hspy', 0.2, join(folder, 'mine.json'))).toBe(join(folder, 'mine.json'));
    mkdirSync(join(folder, 'records'));
    expect(await recordPlace('/a/gold.hspy', 0.2, join(folder, 'records'))).toBe(
      join(folder, 'records', 'gold_CL_20cm.json')
    );
  });
});
