import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import type { ConvertRequestOptions } from '../../protocol/convert/convertOptions';
import { convertOptionsSchema } from '../../protocol/convert/convertOptions';
import { panelWords } from '../../protocol/panelWords';
import { inHdf5File } from '../../storage/hdf5/hdf5';
import { numbered, SHAPE, writeMib } from '../../storage/merlin/spec/writeMib';
import { writeMicroscopeFile } from '../../storage/microscope/writeMicroscopeFile';
import { unguarded } from '../../storage/pathGuard';
import { inspectPath } from '../inspect';
import type { DetailJob, Details } from './details';
import { readDetails } from './details';
import { headerTime } from './headerTime';

const SHARED = join(__dirname, '../../../../shared/data/mib');
const T1 = '20260101_120000';

let root: string;
let path: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'details-'));
  path = join(root, `2026/mg1-1/Merlin/Au/20260101_120002/${T1}_data.mib`);
  mkdirSync(dirname(path), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

function details(file: string, options: ConvertRequestOptions = {}, more: Partial<DetailJob> = {}): Promise<Details> {
  return readDetails({ path: file, options: convertOptionsSchema.parse(options), whole: false, ...more }, unguarded);
}

/** A file as another converter leaves it: no record, chunks of one frame. */
async function foreign(shape: number[], frames = shape[0] * shape[1]): Promise<void> {
  const file = join(root, `2026/mg1-1/processing/Merlin/Au/${T1}/${T1}_data.hdf5`);
  mkdirSync(dirname(file), { recursive: true });
  await inHdf5File(file, 'w', hdf5 => {
    const group = hdf5.create_group('Experiments').create_group('__unnamed__');
    const chunks = shape.map((size, dimension) => (dimension < shape.length - 2 ? 1 : size));
    const pixels = shape.slice(-2).reduce((product, size) => product * size, 1);
    const dataset = group.create_dataset({
      name: 'data',
      data: new Uint16Array(0),
      shape: shape.map((size, dimension) => (dimension === 0 ? 0 : size)),
      maxshape: shape,
      chunks,
      dtype: '<H'
    });
    dataset.resize(shape);
    for (let frame = 0; frame < frames; frame++) {
      const [row, column] = [Math.floor(frame / shape[1]), frame % shape[1]];
      dataset.write_slice(
        [
          [row, row + 1],
          [column, column + 1],
          [0, shape[2]],
          [0, shape[3]]
        ],
        new Uint16Array(pixels).fill(frame + 1)
      );
    }
  });
}

describe('readDetails', () => {
  it('agrees with inspecting the same file', async () => {
    writeMib(path, numbered(36), frame => ({ exposureNs: frame % 6 === 5 ? 5e6 : 1e6 }));
    await writeMicroscopeFile(join(dirname(path), `../${T1}.hdf`), {
      voltage: 300e3,
      cameraLength: 0.2,
      // 10 µm wide at 20,000
      magnification: 1e6,
      setScanPx: 8,
      setBitDepth: 12,
      dwellTime: 1000,
      semiAngle: 0.01,
      apertureSize: 1,
      spotSize: 1
    });
    const { row, provisional, unfinished } = await details(path);
    const { acquisitions } = await inspectPath(path, { guard: unguarded });
    const [{ detector, candidates, ...inspected }] = acquisitions;
    const [{ source, mode, evidence, dropped, firstFrame, shape }] = candidates;
    expect(row).toMatchObject({
      stem: inspected.stem,
      frames: inspected.frames,
      shape: detector.shape,
      dtype: detector.dtype,
      depth: detector.depth,
      state: inspected.state,
      stateReason: inspected.stateReason,
      output: inspected.output,
      warnings: inspected.warnings.map(panelWords),
      voltage: 300000,
      cameraLength: 0.2,
      scan: { source, mode, evidence, dropped, firstFrame, rows: shape[0], columns: shape[1], provisional: false }
    });
    expect(row.stepNm).toBeCloseTo(25);
    expect({ provisional, unfinished }).toEqual({ provisional: false, unfinished: false });
  });

  it('is provisional for many frames until all headers are read, and then uses what was read', async () => {
    writeMib(path, numbered(2500), frame => ({ exposureNs: frame % 50 === 0 ? 5e6 : 1e6 }));
    const sampled = await details(path);
    expect(sampled).toMatchObject({ provisional: true, row: { scan: { provisional: true, rows: 50, columns: 49 } } });
    const whole = await details(path, {}, { whole: true, index: sampled.index });
    expect(whole).toMatchObject({ provisional: false, index: { whole: true, frames: 2500 } });
    expect(whole.row.scan).toEqual({ ...sampled.row.scan, provisional: false });
    const asked = await details(path, { reshape: 'flyback' }, { index: whole.index });
    expect(asked).toMatchObject({ provisional: false, row: { scan: { mode: 'flyback' } } });
    expect(asked.index).toBe(whole.index);
    expect(await details(path, { reshape: 'none' })).toMatchObject({ provisional: false, index: { whole: false } });
  });

  it('does not use what is known of another number of frames', async () => {
    writeMib(path, numbered(16));
    const { index } = await details(path);
    writeMib(path, numbered(20));
    expect(await details(path, {}, { index })).toMatchObject({ index: { frames: 20 }, row: { frames: 20 } });
  });

  it('judges results of another program by their shape', async () => {
    writeMib(path, numbered(16));
    const known = { reshape: 'known', scanX: 4, scanY: 4 } as const;
    expect((await details(path, known)).row.state).toBe('new');
    await foreign([4, 4, ...SHAPE]);
    expect((await details(path, known)).row).toMatchObject({
      state: 'complete',
      stateReason: expect.stringContaining('another program')
    });
    expect((await details(path, { reshape: 'none' })).row.state).toBe('other-options');
    await foreign([4, 4, ...SHAPE], 15);
    expect((await details(path, known)).row).toMatchObject({
      state: 'partial',
      stateReason: expect.stringContaining('1 of 16')
    });
  });

  it('says where results would be only where that is known', async () => {
    const outside = writeMib(join(root, 'x_data.mib'), numbered(4));
    expect((await details(outside)).row).toMatchObject({
      state: 'new',
      stateReason: expect.stringContaining('output folder')
    });
    expect((await details(outside)).row.output).toBeUndefined();
    expect((await details(outside, { out: join(root, 'out') })).row.output).toBe(join(root, 'out/x/x_data.hdf5'));
  });

  it('says that frames are to come where the last one is cut', async () => {
    writeMib(path, numbered(16));
    const { truncateSync, statSync } = await import('node:fs');
    truncateSync(path, statSync(path).size - 100);
    expect(await details(path)).toMatchObject({ unfinished: true, row: { frames: 15 } });
  });

  const real = existsSync(SHARED) ? it : it.skip;
  real('describes real files (skipped without ../shared/data)', async () => {
    const of = async (name: string): Promise<unknown> => {
      const { detector, shape, depth, dtype, taken } = (await details(join(SHARED, name))).row;
      return [detector, shape, depth, dtype, taken];
    };
    expect(await of('Quad_1_Frame_CounterDepth_1_Rows_256RAW.mib')).toEqual([
      '2x2 chips, 512 x 512, RAW',
      [515, 515],
      1,
      'uint8',
      expect.stringMatching(/^2021-04-15T1\d:\d\d:\d\d\.\d{3}Z$/)
    ]);
    expect(await of('001_4x2_6bit.mib')).toEqual([
      '1 chip, 256 x 256',
      [256, 256],
      6,
      'uint8',
      '2021-05-07T16:51:10.905Z'
    ]);
  });
});

describe('headerTime', () => {
  it.each([
    [{ utc: '2021-05-07T16:51:10.905800928Z', localTime: '' }, '2021-05-07T16:51:10.905Z'],
    [{ utc: undefined, localTime: '2021-04-15 14:43:02.396481' }, '2021-04-15T14:43:02.396'],
    [{ utc: 'x', localTime: '5/4/2018 09:08:07' }, '2018-04-05T09:08:07'],
    [{ utc: undefined, localTime: 'yesterday' }, undefined]
  ])('reads %j', (header, expected) => {
    expect(headerTime(header)).toBe(expected);
  });
});
