import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { CancelledError } from '../../core/errors';
import { floatTiff } from '../../core/floatTiff';
import type { ConvertRequestOptions } from '../../protocol/convert/convertOptions';
import { convertOptionsSchema } from '../../protocol/convert/convertOptions';
import { inHdf5File } from '../../storage/hdf5/hdf5';
import { numbered, SHAPE, writeMib } from '../../storage/merlin/spec/writeMib';
import { unguarded } from '../../storage/pathGuard';
import { convertFile } from '../convert/convertFile';
import { InlineTasks } from '../threads/taskRunner';
import { openPattern } from './patternSource';
import type { SummedPattern } from './summedPattern';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'pattern-'))));
afterEach(() => rmSync(folder, { recursive: true }));

async function read(
  path: string,
  signal = new AbortController().signal,
  onFrames?: (done: number, frames: number) => void
): Promise<SummedPattern> {
  const source = await openPattern(path, { guard: unguarded, signal });
  return source.read({ runner: new InlineTasks(), guard: unguarded, signal, onFrames });
}

async function converted(path: string, options: ConvertRequestOptions = {}): Promise<string> {
  const parsed = convertOptionsSchema.parse({ out: join(folder, 'out'), ...options });
  const { signal } = new AbortController();
  return (await convertFile(path, parsed, new InlineTasks(), { signal, guard: unguarded })).output;
}

/** 5 lines of 4 frames, the first of each exposed longer: the fly-back, which a conversion leaves out. */
function withFlyback(): string {
  return writeMib(join(folder, '20260317_101204_data.mib'), numbered(20), index => ({
    exposureNs: index % 4 === 0 ? 5_000_000 : 1_000_000
  }));
}

describe('openPattern', () => {
  it('gives the same sum for a raw file and what a conversion made of it, fly-back left out', async () => {
    const mib = withFlyback();
    const raw = await read(mib);
    const own = await read(await converted(mib));
    expect(raw.kind).toBe('raw frames');
    expect(own.kind).toBe('stored sums');
    expect(raw.frames).toBe(own.frames);
    expect(raw.frames).toBeLessThan(20);
    expect(raw.shape).toEqual([...SHAPE]);
    expect(raw.counts).toEqual(own.counts);
    // Every pixel of a frame holds its number: the sum tells which frames are in it
    const kept = numbered(20).filter(number => (number - 1) % 4 !== 0);
    const missing = kept.reduce((sum, number) => sum + number, 0) - raw.counts[0];
    expect(missing).toBe(kept.slice(0, kept.length - raw.frames!).reduce((sum, number) => sum + number, 0));
  });

  it('gives the same sum for the frames themselves, as another program would have written them', async () => {
    const mib = withFlyback();
    const own = await read(await converted(mib));
    const path = join(folder, 'other_data.hdf5');
    const frames = Uint16Array.from({ length: own.frames! * SHAPE[0] * SHAPE[1] }, (_, at) => 7 + (at % 5));
    await inHdf5File(path, 'w', file => {
      const experiment = file.create_group('Experiments').create_group('__unnamed__');
      const [detY, detX] = SHAPE;
      experiment.create_dataset({
        name: 'data',
        data: frames,
        shape: [own.frames!, 1, detY, detX],
        chunks: [1, 1, detY, detX],
        compression: 3
      });
    });
    const reports: [number, number][] = [];
    const other = await read(path, undefined, (done, of) => reports.push([done, of]));
    expect(other).toMatchObject({ kind: 'frames', frames: own.frames });
    const expected = new Float64Array(SHAPE[0] * SHAPE[1]);
    frames.forEach((count, at) => (expected[at % expected.length] += count));
    expect(other.counts).toEqual(expected);
    expect(reports[reports.length - 1]).toEqual([own.frames, own.frames]);
  });

  it.each([undefined, [2, 1, 2, 8]])('sums a scan in a layout of its own, chunks %j', async chunks => {
    const path = join(folder, 'plain.h5');
    const counts = Uint16Array.from({ length: 6 * 32 }, (_, at) => at);
    await inHdf5File(path, 'w', file => {
      file.create_group('entry').create_dataset({ name: 'scan', data: counts, shape: [3, 2, 4, 8], chunks });
    });
    const { kind, frames, shape, counts: sum, warnings } = await read(path);
    expect({ kind, frames, shape }).toEqual({ kind: 'frames', frames: 6, shape: [4, 8] });
    // Six frames that begin at 0, 32, ..., 160
    expect(sum).toEqual(Float64Array.from({ length: 32 }, (_, pixel) => 6 * pixel + 480));
    expect(warnings[0]).toContain('/entry/scan, 3 x 2 x 4 x 8 was taken for scan rows');
  });

  it('leaves out pixels that hold no number in one pattern or in all, and says so', async () => {
    const write = async (name: string, values: Float32Array): Promise<string> => {
      const path = join(folder, name);
      await inHdf5File(path, 'w', file => {
        file.create_dataset({ name: 'scan', data: values, shape: [3, 2, 4, 8] });
      });
      return path;
    };
    const some = Float32Array.from({ length: 6 * 32 }, (_, at) => (at % 32 === 5 || at === 9 ? NaN : 2));
    const { counts, warnings } = await read(await write('some.h5', some));
    expect(Array.from(counts).flatMap((sum, pixel) => (sum === 12 ? [] : [[pixel, sum]]))).toEqual([
      [5, NaN],
      [9, NaN]
    ]);
    expect(warnings).toContain('2 pixels hold NaN or infinity, and do not count.');
    await expect(
      read(
        await write(
          'none.h5',
          some.map(() => NaN)
        )
      )
    ).rejects.toMatchObject({ code: 'E_ALL_BAD' });
    await expect(
      read(
        await write(
          'parts.h5',
          some.map(() => 0.25)
        )
      )
    ).rejects.toMatchObject({ code: 'E_NOT_COUNTS' });
  });

  it('stops when it is told to', async () => {
    const abort = new AbortController();
    abort.abort();
    await expect(read(withFlyback(), abort.signal)).rejects.toBeInstanceOf(CancelledError);
  });

  it('leaves open whether 512 x 512 pixels are of a quad without its gap', async () => {
    const path = join(folder, 'quad.hspy');
    await inHdf5File(path, 'w', file => {
      file.create_dataset({ name: 'data', data: new Uint16Array(512 * 512).fill(3), shape: [512, 512] });
    });
    expect(await read(path)).toMatchObject({ shape: [512, 512], gap: 'open' });
  });

  it('takes the mean of frames in a TIFF for what it is', async () => {
    const path = join(folder, 'mean.tif');
    const counts = Float32Array.from({ length: 64 }, (_, at) => at);
    writeFileSync(
      path,
      floatTiff(
        counts.map(count => count / 961),
        [8, 8]
      )
    );
    expect(await read(path)).toMatchObject({ kind: 'single pattern', frames: 961, counts: Float64Array.from(counts) });
  });

  it.each([
    ['missing.hdf5', undefined, 'E_NOT_FOUND'],
    ['missing.mib', undefined, 'E_NOT_FOUND'],
    ['notes.hdf5', 'hello, this is a text file', 'E_NOT_HDF5'],
    ['notes.tif', 'hello, this is a text file', 'E_TIFF']
  ])('refuses %s', async (name, content, code) => {
    const path = join(folder, name);
    if (content) {
      writeFileSync(path, content);
    }
    await expect(read(path)).rejects.toMatchObject({ code, message: expect.stringContaining(path) });
  });
});
