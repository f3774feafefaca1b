import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { decodeFrame } from '../../core/merlin/decodeFrame';
import { parseFrameHeader } from '../../core/merlin/frameHeader';
import { frameLayout } from '../../core/merlin/frameLayout';
import type { ConvertRequestOptions } from '../../protocol/convert/convertOptions';
import { convertOptionsSchema } from '../../protocol/convert/convertOptions';
import type { ConvertOutput } from '../../protocol/convert/convertResult';
import { ChunkLookup } from '../../storage/hdf5/chunkIndex';
import { readProducts } from '../../storage/hdf5/products';
import { numbered, writeMib } from '../../storage/merlin/spec/writeMib';
import { unguarded } from '../../storage/pathGuard';
import { RECORD_GROUP } from '../../storage/hdf5/recordGroup';
import type { TaskRunner } from '../threads/taskRunner';
import { InlineTasks } from '../threads/taskRunner';
import { convertFile } from './convertFile';

const SHARED = join(__dirname, '../../../../shared/data/mib');
const REAL = join(SHARED, '002_merlin_test_roi_sig256x128_nav4x2_hot_pixel_52x_39y.mib');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'convert-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function convert(
  path: string,
  options: ConvertRequestOptions = {},
  signal = new AbortController().signal,
  runner: TaskRunner = new InlineTasks()
): Promise<ConvertOutput> {
  const parsed = convertOptionsSchema.parse({ out: join(folder, 'out'), compression: 'none', ...options });
  return convertFile(path, parsed, runner, { signal, guard: unguarded });
}

/** Frame of a file written without compression, 16 bit. */
function stored(path: string, index: number): Uint16Array {
  const file = ChunkLookup.open(path);
  try {
    const place = file.findChunk(index);
    const bytes = file.readChunk(place!).slice();
    return new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 2);
  } finally {
    file.close();
  }
}

describe('convertFile', () => {
  const real = existsSync(REAL) ? it : it.skip;
  real('converts a real 4 x 2 scan frame by frame (skipped without ../shared/data)', async () => {
    const output = await convert(REAL);
    expect(output).toMatchObject({
      shape: [2, 4, 128, 256],
      dtype: 'uint16',
      reshape: { mode: 'known' },
      frames: 8,
      dropped: 0,
      lost: 0,
      skipped: false
    });
    const raw = new Uint8Array((await import('node:fs')).readFileSync(REAL));
    const header = parseFrameHeader(raw);
    const layout = frameLayout(header, { cross: true });
    const stride = layout.headerBytes + layout.payloadBytes;
    const sums = new Float64Array(128 * 256);
    for (let frame = 0; frame < 8; frame++) {
      const expected = decodeFrame(layout, raw.subarray(frame * stride + layout.headerBytes, (frame + 1) * stride));
      expect(Buffer.from(stored(output.output, frame).buffer).equals(Buffer.from(expected.buffer))).toBe(true);
      Array.from(expected as Uint16Array).forEach((count, pixel) => (sums[pixel] += count));
    }
    const products = await readProducts(output.output, RECORD_GROUP);
    expect(products?.datasets.mean_pattern.data).toEqual(sums.map(sum => sum / 8));
  });

  it('leaves a complete result as it is, and redoes one that is damaged', async () => {
    const path = writeMib(join(folder, 'x_data.mib'), numbered(12));
    const { output } = await convert(path, { reshape: 'none' });
    const made = statSync(output).mtimeMs;
    expect(await convert(path, { reshape: 'none' })).toMatchObject({ skipped: true, bytes_out: statSync(output).size });
    expect(statSync(output).mtimeMs).toBe(made);
    truncateSync(output, statSync(output).size - 100);
    expect(await convert(path, { reshape: 'none' })).toMatchObject({ skipped: false });
    expect(stored(output, 11)[0]).toBe(12);
  });

  it('refuses to replace a result of other options unless asked to', async () => {
    const path = writeMib(join(folder, 'x_data.mib'), numbered(12));
    await convert(path, { reshape: 'none' });
    const asked = { reshape: 'known', scanX: 4, scanY: 3 } as const;
    await expect(convert(path, asked)).rejects.toMatchObject({ code: 'E_OTHER_OPTIONS' });
    expect(await convert(path, { ...asked, overwrite: true })).toMatchObject({ shape: [3, 4, 4, 64], skipped: false });
    expect(readdirSync(join(folder, 'out/x')).filter(name => name.endsWith('.partial'))).toEqual([]);
  });

  describe('of a series of 400 frames, whose headers a sample shows', () => {
    const unseen = 190;
    const numbers = numbered(400);
    let runner: InlineTasks;
    let run: jest.SpyInstance;
    const readings = (): number => run.mock.calls.filter(([task]) => task === 'headers').length;
    beforeEach(() => {
      runner = new InlineTasks();
      run = jest.spyOn(runner, 'run');
    });

    it('reads the file once where all headers are as foreseen', async () => {
      const path = writeMib(join(folder, 'x_data.mib'), numbers);
      const made = await convert(path, {}, undefined, runner);
      expect(made).toMatchObject({ shape: [400, 4, 64], frames: 400, dropped: 0, warnings: [] });
      expect(readings()).toBe(0);
      expect(stored(made.output, 399)[0]).toBe(400);
    });

    it('begins again where a frame was never saved', async () => {
      const path = writeMib(join(folder, 'x_data.mib'), [...numbers.slice(0, unseen), ...numbers.slice(unseen + 1)]);
      const made = await convert(path, { reshape: 'known', scanX: 20, scanY: 20 }, undefined, runner);
      expect(made).toMatchObject({ shape: [20, 20, 4, 64], frames: 399, lost: 1 });
      expect(made.warnings).toHaveLength(1);
      expect(readings()).toBe(1);
      expect(stored(made.output, unseen + 1)[0]).toBe(unseen + 2);
      expect(readdirSync(join(folder, 'out/x')).filter(name => name.endsWith('.partial'))).toEqual([]);
    });

    it('begins again where fly-back exposures show later', async () => {
      const path = writeMib(join(folder, 'x_data.mib'), numbers, index => ({
        exposureNs: index > 100 && index % 30 === 0 ? 5_000_000 : 1_000_000
      }));
      const made = await convert(path, {}, undefined, runner);
      expect(made).toMatchObject({ shape: [9, 29, 4, 64], reshape: { mode: 'flyback' } });
      expect(readings()).toBe(1);
    });

    it('refuses mixed formats as ever, and leaves nothing behind', async () => {
      const path = writeMib(join(folder, 'x_data.mib'), numbers, index =>
        index === unseen ? { pixelType: 'U32' } : {}
      );
      await expect(convert(path, {}, undefined, runner)).rejects.toMatchObject({ code: 'E_MIXED' });
      expect(existsSync(join(folder, 'out'))).toBe(false);
    });

    it('overwrites without reading it twice', async () => {
      const path = writeMib(join(folder, 'x_data.mib'), numbers);
      await convert(path);
      expect(await convert(path, { overwrite: true }, undefined, runner)).toMatchObject({ skipped: false });
      expect(readings()).toBe(0);
      expect(await convert(path, {}, undefined, runner)).toMatchObject({ skipped: true });
      expect(readings()).toBe(1);
    });
  });

  it('leaves nothing behind when it is cancelled or fails', async () => {
    const path = writeMib(join(folder, 'x_data.mib'), numbered(12));
    const abort = new AbortController();
    abort.abort();
    await expect(convert(path, {}, abort.signal)).rejects.toMatchObject({ name: 'CancelledError' });
    expect(existsSync(join(folder, 'out'))).toBe(false);
    await expect(convert(path, { reshape: 'flyback' })).rejects.toMatchObject({ code: 'E_FLYBACK' });
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  // As many bytes as before, so that no size tells
  it.each<[string, (path: string) => void]>([
    // writeMib gives all its files one time
    ['written to in place', path => utimesSync(writeMib(path, numbered(12).reverse()), new Date(), new Date())],
    [
      'replaced by another, and its time put back',
      path => {
        const { atime, mtime } = statSync(path);
        renameSync(writeMib(join(folder, 'other'), numbered(12).reverse()), path);
        utimesSync(path, atime, mtime);
      }
    ]
  ])('keeps nothing of a raw file that is %s while it is converted', async (_, change) => {
    const path = writeMib(join(folder, 'x_data.mib'), numbered(12));
    const options = convertOptionsSchema.parse({ out: join(folder, 'out') });
    let changes = 0;
    const watch = { signal: new AbortController().signal, guard: unguarded };
    const onFrames = (done: number): void => {
      if (done > 0 && changes++ === 0) {
        change(path);
      }
    };
    const result = convertFile(path, options, new InlineTasks(), { ...watch, onFrames });
    await expect(result).rejects.toMatchObject({ code: 'E_GROWING', message: expect.stringContaining('while it was') });
    expect([changes, existsSync(join(folder, 'out'))]).toEqual([1, false]);
    expect(await convertFile(path, options, new InlineTasks(), watch)).toMatchObject({ skipped: false });
    expect(await convertFile(path, options, new InlineTasks(), watch)).toMatchObject({ skipped: true });
  });

  it('does not begin with a file that grows', async () => {
    const all = readFileSync(writeMib(join(folder, 'all'), numbered(1000)));
    const frame = all.length / 1000;
    const path = join(folder, 'x_data.mib');
    writeFileSync(path, all.subarray(0, 12 * frame));
    let written = 12;
    const recording = setInterval(() => appendFileSync(path, all.subarray(written * frame, ++written * frame)), 10);
    try {
      await expect(convert(path)).rejects.toMatchObject({ code: 'E_GROWING' });
    } finally {
      clearInterval(recording);
    }
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });
});
