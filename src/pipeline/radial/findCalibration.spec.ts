import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { unguarded } from '../../storage/pathGuard';
import type { CalibrationWanted } from './findCalibration';
import { findCalibration } from './findCalibration';

describe('findCalibration', () => {
  let session: string;
  let wanted: CalibrationWanted;

  beforeEach(() => {
    session = mkdtempSync(join(tmpdir(), 'calibration-'));
    wanted = {
      path: join(session, '2026/cm1-1/processing/Merlin/particles/20260317_113015/20260317_113015_data.hdf5'),
      voltage: 300e3,
      cameraLength: 0.2,
      shape: [256, 256],
      asked: 'auto'
    };
    // Folder of the data, which is not looked at
    mkdirSync(dirname(wanted.path), { recursive: true });
  });

  afterEach(() => rmSync(session, { recursive: true }));

  function record(
    stamp: string,
    voltage: number | undefined,
    cameraLength: number,
    place = '2026/cm1-1/processing/Merlin/Au_xgrating'
  ): string {
    const folder = join(session, place, stamp);
    const path = join(folder, `${stamp}_CL_${Math.round(100 * cameraLength)}cm.json`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      path,
      JSON.stringify({
        'reciprocal_space_pix(1/A)': 0.0093,
        p_ellipse: [127, 125, 48, 45, 0.4],
        'nominal_camera_length(m)': cameraLength,
        ...(voltage !== undefined && { 'acceleration_voltage(V)': voltage })
      })
    );
    return path;
  }

  it('takes the one of the same conditions that is nearest in time, and says why', async () => {
    record('20260317_080000', 300e3, 0.2);
    const near = record('20260317_120000', 300e3, 0.2);
    record('20260317_113000', 300e3, 0.4);
    record('20260317_113001', 200e3, 0.2);
    record('20260317_113002', undefined, 0.2);
    const found = await findCalibration(wanted, unguarded);
    expect(found.path).toBe(near);
    expect(found.reason).toBe(
      'same voltage and camera length (300 kV, 20 cm); nearest in time of 2, 30 min after; verdict: none (made by another program)'
    );
    expect(found.axisRatio).toBeCloseTo(48 / 45, 12);
  });

  it('takes one of this detector before a nearer one of another, and says what cannot be used', async () => {
    const own = record('20260317_080000', 300e3, 0.2);
    const other = record('20260317_113000', 300e3, 0.2);
    const change = (path: string, part: object): void =>
      writeFileSync(path, JSON.stringify({ ...(JSON.parse(readFileSync(path, 'utf8')) as object), ...part }));
    change(other, { detector_shape: [515, 515] });
    expect((await findCalibration(wanted, unguarded)).path).toBe(own);
    change(own, { 'reciprocal_space_pix(1/A)': 0 });
    await expect(findCalibration(wanted, unguarded)).rejects.toThrow(/515 x 515 pixels, but .* have 256 x 256/);
    rmSync(other);
    await expect(findCalibration(wanted, unguarded)).rejects.toThrow(
      /there is none at all.*One cannot be used: .*reciprocal_space_pix\(1\/A\) is 0/
    );
  });

  it('takes numbers for the same that metadata round', async () => {
    const path = record('20260317_080000', 299.9e3, 0.2004);
    expect(await findCalibration(wanted, unguarded)).toMatchObject({
      path,
      reason: expect.stringContaining('(300 kV, 20 cm; calibrated at 299.9 kV, 20.04 cm)') as string
    });
  });

  it('lets any record be picked for single data, and says how it differs', async () => {
    const other = record('20260317_080000', 200e3, 0.4);
    const asked = { ...wanted, asked: other };
    await expect(findCalibration(asked, unguarded)).rejects.toMatchObject({ code: 'E_CALIBRATION' });
    expect((await findCalibration({ ...asked, isPicked: true }, unguarded)).reason).toMatch(
      /^picked by hand; made at 200 kV and 40 cm, the data at 300 kV and 20 cm; verdict: none/
    );
    const silent = record('20260317_090000', undefined, 0.2);
    expect((await findCalibration({ ...wanted, asked: silent, isPicked: true }, unguarded)).reason).toMatch(
      /^picked by hand; made at a voltage it does not say and 20 cm/
    );
    const small = { ...asked, shape: [16, 16] as const, isPicked: true };
    await expect(findCalibration(small, unguarded)).rejects.toMatchObject({ code: 'E_CALIBRATION' });
  });

  it('asks for the voltage that a record of other programs does not say', async () => {
    const path = record('20260317_080000', undefined, 0.2);
    await expect(findCalibration(wanted, unguarded)).rejects.toMatchObject({ code: 'E_NO_VOLTAGE' });
    expect((await findCalibration({ ...wanted, givenVoltage: 300e3 }, unguarded)).path).toBe(path);
  });

  it('says what there is where nothing fits, and passes over what is no record', async () => {
    record('20260317_080000', 200e3, 0.4);
    writeFileSync(join(session, '2026/cm1-1/processing/Merlin/Au_xgrating/notes_CL_20cm.json'), '{"a": 1}');
    await expect(findCalibration(wanted, unguarded)).rejects.toThrow(
      /no calibration for 300 kV and 20 cm .* there are only: 200 kV, 40 cm\./
    );
  });

  it('looks outside of a session below the data and in the folders beside them, and no further', async () => {
    const loose = { ...wanted, path: join(session, 'home/visit/scan.hdf5') };
    const far = record('20260317_113015', 300e3, 0.2, 'home/other/deep');
    await expect(findCalibration(loose, unguarded)).rejects.toThrow(
      `was found below ${join(session, 'home/visit')}, or in ${join(session, 'home')} and the folders there; there is none at all.`
    );
    const beside = record('20260317_080000', 300e3, 0.2, 'home');
    expect((await findCalibration(loose, unguarded)).path).toBe(beside);
    const below = record('20260317_090000', 300e3, 0.2, 'home/visit/results/Au');
    expect((await findCalibration(loose, unguarded)).path).toBe(below);
    // A folder that is named is searched all the way down
    expect((await findCalibration({ ...loose, asked: join(session, 'home') }, unguarded)).path).toBe(far);
  });

  it('passes over a record that goes away while others are looked at', async () => {
    const stays = record('20260317_080000', 300e3, 0.2);
    const goes = record('20260317_113015', 300e3, 0.2);
    const found = await findCalibration(wanted, path => {
      if (path === goes) {
        rmSync(path);
      }
      return Promise.resolve();
    });
    expect(found.path).toBe(stays);
  });

  it('goes by the time of the file where its name tells none, also of one that is gone once it was read', async () => {
    const early = record('early', 300e3, 0.2);
    const late = record('late', 300e3, 0.2);
    utimesSync(late, 4e9, 4e9);
    const timeless = { ...wanted, path: join(dirname(wanted.path), 'scan.hdf5') };
    const found = await findCalibration(timeless, async path => {
      if (path === early) {
        // Long enough for the other one to be read
        await new Promise(resolve => setTimeout(resolve, 50));
        rmSync(late, { force: true });
      }
    });
    expect(found).toMatchObject({ path: late, reason: expect.stringContaining('the latest of 2') as string });
  });
});
