import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { CancelledError, InputError } from '../../core/errors';
import { floatTiff } from '../../core/floatTiff';
import { unguarded } from '../../storage/pathGuard';
import { InlineTasks } from '../threads/taskRunner';
import { calibrateWork } from './calibrateWork';
import { Calibrator } from './calibrator';
import { goldPattern, SIDE, writePattern } from './spec/goldPattern';
import { imageValues } from '../testing/imageValues';

let folder: string;
let path: string;
let calibrator: Calibrator;
const { counts, truth } = goldPattern();
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'calibrator-'));
  path = await writePattern(join(folder, 'gold.hspy'), counts);
  calibrator = new Calibrator(new InlineTasks(), new InlineTasks());
});
afterEach(() => rmSync(folder, { recursive: true }));

function watch(signal = new AbortController().signal) {
  return { signal, report: async () => undefined };
}

describe('Calibrator', () => {
  it('finds what is true, and tells it in the convention of the record', async () => {
    const { record, written, remembered } = await calibrator.fit(
      { input: path, options: { cameraLength: 0.2 } },
      unguarded,
      watch()
    );
    expect([written, remembered]).toEqual([undefined, false]);
    expect(record).toMatchObject({
      verdict: 'pass',
      'acceleration_voltage(V)': 300e3,
      'nominal_camera_length(m)': 0.2,
      detector_shape: [SIDE, SIDE],
      options: { cameraLength: 0.2 },
      input: { path, kind: 'single pattern', frames: null, voltage_from: path, camera_length_from: 'option' }
    });
    // Four standard errors: one case in 16,000 by chance
    const errors = record.standard_errors!;
    const size = record['reciprocal_space_pix(1/A)']!;
    expect(Math.abs(size - truth.pixelSizeInvAng)).toBeLessThan(4 * errors['reciprocal_space_pix(1/A)']!);
    const [row, column, a, b, theta] = record.p_ellipse!;
    expect(Math.abs(row - truth.pEllipse[0])).toBeLessThan(4 * errors['centre_row(px)']!);
    expect(Math.abs(column - truth.pEllipse[1])).toBeLessThan(4 * errors['centre_column(px)']!);
    expect(Math.abs(a / b - 1.04)).toBeLessThan(4 * errors.axis_ratio!);
    // Half axes are those of 111, tied to the pixel size
    expect((b * size) / (truth.pEllipse[3] * truth.pixelSizeInvAng)).toBeCloseTo(1, 9);
    // 0.7 rad is the same ellipse as 0.7 - π, which lies in (-π, 0]
    expect(Math.abs(theta - (0.7 - Math.PI))).toBeLessThan(4 * errors['theta(rad)']!);
    const [[rr, rc], [cr, cc]] = record.distortion!.matrix;
    expect(rc).toBe(cr);
    const along = rr * Math.cos(theta) ** 2 + 2 * rc * Math.cos(theta) * Math.sin(theta) + cc * Math.sin(theta) ** 2;
    expect([along, rr * cc - rc * rc]).toEqual([expect.closeTo(a / b, 9), expect.closeTo(a / b, 9)]);
  });

  it('shows 512 x 512 pixels with the gap between chips or without, as was chosen', async () => {
    const input = join(folder, 'quad.tif');
    writeFileSync(input, floatTiff(new Float32Array(512 * 512).fill(1), [512, 512]));
    const shown = async (chipGap: 'none' | '3px'): Promise<unknown> => {
      const { image, warnings } = await calibrator.pattern({ input, chipGap }, unguarded, watch());
      return [image.shape, warnings.some(warning => warning.includes('gap of 3 px'))];
    };
    expect(await shown('3px')).toEqual([[515, 515], true]);
    expect(await shown('none')).toEqual([[512, 512], false]);
  });

  it('reads a file once, and again when it has changed', async () => {
    const options = { cameraLength: 0.2 };
    await calibrator.pattern({ input: path }, unguarded, watch());
    expect((await calibrator.fit({ input: path, options }, unguarded, watch())).remembered).toBe(true);
    const half = await calibrator.fit({ input: path, options: { ...options, qRange: [0.3, 0.9] } }, unguarded, watch());
    expect(half.remembered).toBe(true);
    expect(half.record.rings.some(({ name }) => name.startsWith('440'))).toBe(false);
    await writePattern(
      path,
      counts.map(count => 2 * count)
    );
    utimesSync(path, 1.7e9, 1.7e9);
    expect((await calibrator.fit({ input: path, options }, unguarded, watch())).remembered).toBe(false);
  });

  it('shows the pattern with what is known of it', async () => {
    const { image, voltage, cameraLength, kind } = await calibrator.pattern({ input: path }, unguarded, watch());
    expect({ voltage, cameraLength, kind }).toEqual({
      voltage: 300e3,
      cameraLength: undefined,
      kind: 'single pattern'
    });
    const floats = imageValues(image);
    expect(image.shape).toEqual([SIDE, SIDE]);
    expect(floats.reduce((sum, value) => sum + value, 0)).toBeCloseTo(
      counts.reduce((sum, value) => sum + value, 0),
      0
    );
  });

  it('asks for what it does not know', async () => {
    const fit = calibrator.fit({ input: path, options: {} }, unguarded, watch());
    await expect(fit).rejects.toMatchObject({ code: 'E_NO_CAMERA_LENGTH' });
  });

  it('writes when it is asked to, a failed one only by force, and one without any geometry never', async () => {
    const record = join(folder, 'gold_CL_20cm.json');
    const options = { cameraLength: 0.2 };
    const fit = await calibrator.fit({ input: path, options, write: { force: false } }, unguarded, watch());
    expect(fit.written).toEqual({ record, report: join(folder, 'gold_CL_20cm.html') });
    const before = readFileSync(record, 'utf8');
    expect(readFileSync(join(folder, 'gold_CL_20cm.html'), 'utf8')).toContain('gold, 300 kV, 20 cm');

    // 331 and 420 overlap: one group of rings is no scale
    const failing = { input: path, options: { ...options, rings: ['331'] } };
    const failed = await calibrator.fit({ ...failing, write: { force: false } }, unguarded, watch());
    expect([failed.record.verdict, failed.written]).toEqual(['fail', undefined]);
    expect(readFileSync(record, 'utf8')).toBe(before);
    const out = join(folder, 'forced.json');
    const forced = await calibrator.fit({ ...failing, write: { out, force: true } }, unguarded, watch());
    expect(forced.written).toEqual({ record: out, report: join(folder, 'forced.html') });
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ verdict: 'fail' });

    await writePattern(path, new Float64Array(SIDE * SIDE));
    const empty = await calibrator.fit({ input: path, options, write: { force: true } }, unguarded, watch());
    expect([empty.record.rule, empty.written]).toEqual(['empty', undefined]);
    expect(readFileSync(record, 'utf8')).toBe(before);
  });

  it('never writes a record over data', async () => {
    const out = join(folder, 'gold_data.mib');
    const fit = calibrator.fit(
      { input: path, options: { cameraLength: 0.2 }, write: { out, force: false } },
      unguarded,
      watch()
    );
    await expect(fit).rejects.toMatchObject({ code: 'E_OUT' });
    expect(existsSync(out)).toBe(false);
  });

  it('leaves masked pixels out, and refuses a mask of another shape', async () => {
    const mask = join(folder, 'mask.tif');
    const bad = Float32Array.from(counts, (_, at) => (at % SIDE < 20 ? 1 : 0));
    writeFileSync(mask, floatTiff(bad, [SIDE, SIDE]));
    const options = { cameraLength: 0.2, mask };
    const { record } = await calibrator.fit({ input: path, options }, unguarded, watch());
    expect(record.pixels.masked).toBe(20 * SIDE);
    expect(record.verdict).not.toBe('fail');
    writeFileSync(mask, floatTiff(bad.subarray(SIDE), [SIDE - 1, SIDE]));
    const other = calibrator.fit({ input: path, options }, unguarded, watch());
    await expect(other).rejects.toMatchObject({ code: 'E_MASK_SHAPE' });
  });

  it('asks before it reads a mask or writes', async () => {
    const guard = async (asked: string): Promise<void> => {
      if (asked !== path && !asked.endsWith('.hdf')) {
        throw new InputError('E_OUTSIDE_ROOTS', asked);
      }
    };
    const options = { cameraLength: 0.2 };
    const outside = join(folder, 'mask.h5');
    await expect(
      calibrator.fit({ input: path, options: { ...options, mask: outside } }, guard, watch())
    ).rejects.toMatchObject({ code: 'E_OUTSIDE_ROOTS', message: outside });
    await expect(
      calibrator.fit({ input: path, options, write: { force: false } }, guard, watch())
    ).rejects.toMatchObject({ code: 'E_OUTSIDE_ROOTS' });
    expect(existsSync(join(folder, 'gold_CL_20cm.json'))).toBe(false);
  });

  it('is given up at once, though a thread may still be calculating', async () => {
    const abort = new AbortController();
    class Busy extends InlineTasks {
      override run = (): Promise<never> => new Promise(() => abort.abort());
    }
    const slow = new Calibrator(new InlineTasks(), new Busy());
    const fit = slow.fit({ input: path, options: { cameraLength: 0.2 } }, unguarded, watch(abort.signal));
    await expect(fit).rejects.toBeInstanceOf(CancelledError);
  });

  it('takes what was set by hand on one reference beside the options for all', async () => {
    const excludeDiscs: [number, number, number][] = [[20, 30, 6]];
    const done = await calibrateWork.begin(new InlineTasks())(
      [path],
      { options: { cameraLength: 0.2, force: false }, choice: { excludeDiscs } },
      { guard: unguarded, signal: new AbortController().signal, onProgress: () => undefined }
    );
    expect(done?.record).toMatchObject({ verdict: 'pass', options: { cameraLength: 0.2, excludeDiscs } });
    expect(done?.record.pixels.masked).toBeGreaterThan(100);
  });
});
