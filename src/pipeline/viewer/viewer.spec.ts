import { copyFileSync, mkdtempSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { CancelledError } from '../../core/errors';
import type { ConvertOptions } from '../../protocol/convert/convertOptions';
import { convertOptionsSchema } from '../../protocol/convert/convertOptions';
import type { Progress, requests } from '../../protocol/requests';
import { hdf5 } from '../../storage/hdf5/hdf5';
import { writeMib } from '../../storage/merlin/spec/writeMib';
import { unguarded } from '../../storage/pathGuard';
import { convertFile } from '../convert/convertFile';
import { InlineTasks } from '../threads/taskRunner';
import { Viewer } from './viewer';
import { imageValues } from '../testing/imageValues';

const [rows, columns, detY, detX] = [20, 17, 4, 64];
/** Every pixel of the frame at (row, column) holds this count */
const count = (row: number, column: number): number => 1 + row * columns + column;
const whole = Float32Array.from({ length: rows * columns }, (_, at) => count(Math.floor(at / columns), at % columns));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'viewer-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

let viewer: Viewer;
beforeEach(() => {
  viewer = new Viewer(new InlineTasks());
});

async function converted(name: string, compression: ConvertOptions['compression'], isStack = false): Promise<string> {
  const path = writeMib(join(folder, `${name}_data.mib`), Array.from(whole));
  const shape = isStack ? { reshape: 'none' } : { reshape: 'known', scanX: columns, scanY: rows };
  const options = convertOptionsSchema.parse({ out: folder, compression, ...shape });
  const { signal } = new AbortController();
  return (await convertFile(path, options, new InlineTasks(), { signal, guard: unguarded })).output;
}

/** A file as other programs write it: h5py's defaults, several frames in a chunk, or in one piece. */
async function foreign(name: string, chunks: number[] | undefined, dataset = 'data'): Promise<string> {
  const output = join(folder, name);
  const { File } = await hdf5();
  const file = new File(output, 'w');
  const data = new Uint16Array(rows * columns * detY * detX);
  whole.forEach((value, at) => data.fill(value, at * detY * detX, (at + 1) * detY * detX));
  const group = file.create_group('Experiments').create_group('scan');
  const packed = chunks ? { chunks, compression: 3 } : {};
  group.create_dataset({ name: dataset, data, shape: [rows, columns, detY, detX], ...packed });
  file.close();
  return output;
}

function watch<G>(report: (value: G) => Promise<void> = async () => undefined, signal = new AbortController().signal) {
  return { signal, report, guard: unguarded };
}

/** A scan that is not converted, whose shape the .hdr says. */
function raw(name: string): string {
  const path = writeMib(join(folder, `${name}.mib`), Array.from(whole));
  writeFileSync(path.replace('.mib', '.hdr'), `HDR,\t\r\nScanX:\t${columns}\r\nScanY:\t${rows}\r\nEnd\t`);
  return path;
}

describe.each([
  ['raw data', async () => raw('r')],
  ['bitshuffle-lz4', () => converted('b', 'bitshuffle-lz4')],
  ['gzip', () => converted('g', 'gzip')],
  ['no compression', () => converted('n', 'none')],
  ['gzip of other programs', () => foreign('f.hspy', [1, 1, detY, detX])],
  ['several frames in a chunk', () => foreign('c.hspy', [2, 3, detY, detX])],
  ['parts of many frames in a chunk', () => foreign('m.hspy', [8, 5, 3, 32])],
  ['one piece', () => foreign('p.hspy', undefined)]
])('Viewer on a file with %s', (_name, make) => {
  let output: string;
  beforeAll(async () => {
    output = await make();
  });

  it('describes the file and shows single patterns', async () => {
    expect(await viewer.file(output, unguarded)).toMatchObject({ shape: [rows, columns, detY, detX], dtype: 'uint16' });
    for (const [row, column] of [
      [0, 0],
      [13, 5],
      [rows - 1, columns - 1]
    ]) {
      const { image, total, stored } = await viewer.pattern(output, { row, column }, unguarded);
      expect({ shape: image.shape, total, stored }).toEqual({
        shape: [detY, detX],
        total: count(row, column) * detY * detX,
        stored: true
      });
      expect(new Set(imageValues(image))).toEqual(new Set([count(row, column)]));
    }
  });

  it('streams a virtual image in rows, every row once, the result the same', async () => {
    const parts: Progress<(typeof requests)['viewerVirtualImage']>[] = [];
    const detector = { shape: 'annulus', row: 1, column: 30, inner: 0.5, outer: 2.2 } as const;
    const report = async (part: (typeof parts)[0]) => void parts.push(part);
    const { image, pixels } = await viewer.virtualImage({ output, detector, viewer: 'a' }, watch(report));
    expect(image.shape).toEqual([rows, columns]);
    expect(imageValues(image)).toEqual(whole.map(value => value * pixels));
    const seen = parts.flatMap(({ part }) => part?.rows ?? []);
    expect([...seen].sort((a, b) => a - b)).toEqual(Array.from({ length: rows }, (_, row) => row));
    expect(parts[parts.length - 1].framesDone).toBe(rows * columns);
    const drawn = new Float32Array(rows * columns);
    for (const { part } of parts) {
      const values = part ? imageValues(part.values) : new Float32Array(0);
      part?.rows.forEach((row, i) => drawn.set(values.subarray(i * columns, (i + 1) * columns), row * columns));
    }
    expect(drawn).toEqual(imageValues(image));
  });

  it('sums the patterns of a region', async () => {
    const region = { row: 3, column: 2, rows: 4, columns: 5 };
    const { image, frames } = await viewer.patternSum({ output, region }, watch());
    expect(frames).toBe(20);
    let sum = 0;
    for (let row = 3; row < 7; row++) {
      for (let column = 2; column < 7; column++) {
        sum += count(row, column);
      }
    }
    expect(new Set(imageValues(image))).toEqual(new Set([sum]));
  });

  it('gives an overview, stored or made', async () => {
    const { sumImage, meanPattern, maximumPattern } = await viewer.overview(output, watch());
    expect(sumImage && imageValues(sumImage)).toEqual(whole.map(value => value * detY * detX));
    expect(imageValues(meanPattern)[5]).toBeCloseTo((rows * columns + 1) / 2, 3);
    expect(imageValues(maximumPattern)[5]).toBe(rows * columns);
  });

  it('names positions, regions and detectors that are not there', async () => {
    await expect(viewer.pattern(output, { row: rows, column: 0 }, unguarded)).rejects.toMatchObject({
      code: 'E_POSITION'
    });
    await expect(viewer.pattern(output, { index: 0 }, unguarded)).rejects.toMatchObject({ code: 'E_POSITION' });
    const region = { row: 3, column: 15, rows: 1, columns: 3 };
    await expect(viewer.patternSum({ output, region }, watch())).rejects.toMatchObject({ code: 'E_REGION' });
    const detector = { shape: 'disc', row: 50, column: 5, radius: 2 } as const;
    const image = viewer.virtualImage({ output, detector, viewer: 'a' }, watch());
    await expect(image).rejects.toMatchObject({ code: 'E_DETECTOR' });
  });
});

describe('Viewer', () => {
  it('says of raw data that they are, and why their patterns cannot be measured', async () => {
    const output = raw('r2');
    expect(await viewer.file(output, unguarded)).toMatchObject({ isRaw: true, hasOverview: false });
    const { found, reason } = await viewer.calibration(output, unguarded);
    expect(found).toBeUndefined();
    expect(reason).toMatch(/no metadata say at which voltage/);
  });

  it('walks through a stack', async () => {
    const output = await converted('s', 'bitshuffle-lz4', true);
    expect((await viewer.pattern(output, { index: 100 }, unguarded)).total).toBe(101 * detY * detX);
    const detector = { shape: 'disc', row: 1, column: 30, radius: 1 } as const;
    const { image, pixels } = await viewer.virtualImage({ output, detector, viewer: 'a' }, watch());
    expect(image.shape).toEqual([1, rows * columns]);
    expect(imageValues(image)).toEqual(whole.map(value => value * pixels));
  });

  it('ends the older image of a pane for the newer one, and no other', async () => {
    const output = await converted('w', 'none');
    const ask = (pane: string) => {
      const detector = { shape: 'disc', row: 1, column: 30, radius: 1 } as const;
      return viewer.virtualImage({ output, detector, viewer: pane }, watch()).then(
        () => 'done',
        error => (error instanceof CancelledError ? 'ended' : error)
      );
    };
    expect(await Promise.all([ask('left'), ask('right'), ask('left')])).toEqual(['ended', 'done', 'done']);
    expect(await ask('left')).toBe('done');
  });

  it('stops when it is told to', async () => {
    const output = await foreign('stop.hspy', [1, 1, detY, detX]);
    const abort = new AbortController();
    abort.abort();
    await expect(viewer.overview(output, watch(undefined, abort.signal))).rejects.toBeInstanceOf(CancelledError);
  });

  it('sees that a file was replaced, and says what is wrong with one that is damaged', async () => {
    const first = await converted('old', 'none');
    const before = await viewer.pattern(first, { row: 0, column: 1 }, unguarded);
    expect(before.total).toBe(2 * detY * detX);
    expect((await viewer.file(first, unguarded)).version).toBe(before.version);
    const other = await foreign('other.hspy', [1, 1, detY, detX]);
    copyFileSync(other, first);
    utimesSync(first, 1e9, 1e9);
    const { hasOverview, version } = await viewer.file(first, unguarded);
    expect(hasOverview).toBe(false);
    expect(version).not.toBe(before.version);
    truncateSync(first, 100);
    await expect(viewer.pattern(first, { row: 0, column: 1 }, unguarded)).rejects.toMatchObject({
      code: expect.stringMatching(/^E_/),
      message: expect.stringContaining(first)
    });
    await expect(viewer.file(join(folder, 'none.hdf5'), unguarded)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  });

  it('shows the one scan of a file without the groups of HyperSpy, and says what it was taken for', async () => {
    const odd = await foreign('odd.hspy', [1, 1, detY, detX], 'something');
    const { shape, warnings } = await viewer.file(odd, unguarded);
    expect(shape.slice(-2)).toEqual([detY, detX]);
    expect(warnings).toEqual([expect.stringMatching(/^\/Experiments\/scan\/something, .* was taken for scan rows/)]);
    const usual = await foreign('usual.hspy', [1, 1, detY, detX]);
    const at = { row: 2, column: 1 };
    const [one, other] = await Promise.all([odd, usual].map(path => viewer.pattern(path, at, unguarded)));
    expect(one.total).toBeGreaterThan(0);
    expect(one.image).toEqual(other.image);
  });
});
