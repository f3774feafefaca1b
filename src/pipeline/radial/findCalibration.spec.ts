import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

  function record(stamp: string, voltage: number | undefined, cameraLength: number, pixelSize = 0.0093): string {
    const folder = join(session, '2026/cm1-1/processing/Merlin/Au_xgrating', stamp);
    const path = join(folder, `${stamp}_CL_${Math.round(100 * cameraLength)}cm.json`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      path,
      JSON.stringify({
        'reciprocal_space_pix(1/A)': pixelSize,
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
});
