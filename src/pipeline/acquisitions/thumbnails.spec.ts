import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { decode } from 'fast-png';

import { createFile } from '../../storage/hdf5/write/createFile';
import { group, numbers } from '../../storage/hdf5/write/node';
import { numbered, writeMib } from '../../storage/merlin/spec/writeMib';
import { unguarded } from '../../storage/pathGuard';
import { InlineReader } from './reader';
import { Thumbnails } from './thumbnails';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'thumbnails-'));
});
afterEach(() => rmSync(root, { recursive: true }));

/** What a conversion leaves: a scan image that rises from column to column. */
async function result(name: string, images: string[]): Promise<string> {
  const path = join(root, name);
  const data = Float64Array.from({ length: 8 * 100 }, (_, at) => at % 100);
  const members = Object.fromEntries(images.map(image => [image, numbers(data, [8, 100])]));
  createFile(path, group({}, { jupyterlab_4dstem: group({}, members) }));
  return path;
}

function picture(png: string): ReturnType<typeof decode> {
  return decode(Buffer.from(png, 'base64'));
}

class CountingReader extends InlineReader {
  asked = 0;

  override ask: InlineReader['ask'] = (...question) => {
    this.asked++;
    return super.ask(...question);
  };
}

describe('Thumbnails', () => {
  it('shows the stored scan image beside the stored pattern, no larger than asked for', async () => {
    const path = writeMib(join(root, 'a_data.mib'), numbered(8));
    const output = await result('a.hdf5', ['sum_image', 'mean_pattern']);
    const { pictures } = await new Thumbnails(new InlineReader()).of({ path, output, size: 50 }, unguarded);
    expect(pictures).toMatchObject([
      { shows: 'scan', shape: [4, 50] },
      { shows: 'pattern', shape: [4, 50] }
    ]);
    const { width, height, data } = picture(pictures[0].png);
    expect([height, width]).toEqual([4, 50]);
    expect([data[0], data[49]]).toEqual([0, 255]);
    expect([...data.subarray(0, 50)]).toEqual([...data.subarray(0, 50)].sort((a, b) => a - b));
  });

  it('shows the same of raw data, each frame where its scan has it', async () => {
    const path = writeMib(join(root, 'a_data.mib'), numbered(100));
    const line = { framesPerLine: 12, skippedPerLine: 1, firstFrame: 2 };
    const plan = { kind: 'scan', rows: 8, columns: 10, ...line } as const;
    const of = async (size: number) =>
      (await new Thumbnails(new InlineReader()).of({ path, plan, size }, unguarded)).pictures;
    const [scan, pattern] = await of(64);
    expect([scan.shows, scan.shape, pattern.shows]).toEqual(['scan', [8, 10], 'pattern']);
    // Every frame holds its number: from line to line 12 more, from column to column one
    const expected = Array.from({ length: 80 }, (_, at) => 12 * Math.floor(at / 10) + (at % 10));
    expect([...picture(scan.png).data]).toEqual(expected.map(value => Math.round((255 * value) / expected[79])));
    expect(scan.caption).toBe('Scan image of the raw data: the sums of 80 of 100 frames.');
    expect((await of(5))[0]).toMatchObject({ shape: [4, 5], caption: expect.stringContaining('20 of 100') });
  });

  it('shows the pattern alone of a stack and where the scan is not known', async () => {
    const path = writeMib(join(root, 'a_data.mib'), numbered(100));
    const thumbnails = new Thumbnails(new InlineReader());
    const of = (output?: string): ReturnType<Thumbnails['of']> => thumbnails.of({ path, output, size: 64 }, unguarded);
    expect((await of(await result('stack.hdf5', ['mean_pattern']))).pictures).toMatchObject([{ shows: 'pattern' }]);
    const raw = {
      pictures: [{ shows: 'pattern', caption: 'Pattern of the raw data: the mean of 5 of 100 frames.', shape: [4, 64] }]
    };
    expect(await of()).toMatchObject(raw);
    expect(await of(join(root, 'gone.hdf5'))).toMatchObject(raw);
    expect(await of(await result('other.hdf5', []))).toMatchObject(raw);
    const one = writeMib(join(root, 'b_data.mib'), [1]);
    const { pictures } = await thumbnails.of({ path: one, size: 16 }, unguarded);
    expect(pictures[0].caption).toBe('Pattern of the raw data: the only frame.');
  });

  it('makes each picture once, until something changes', async () => {
    const path = writeMib(join(root, 'a_data.mib'), numbered(4));
    const reader = new CountingReader();
    const thumbnails = new Thumbnails(reader);
    const output = join(root, 'a.hdf5');
    await thumbnails.of({ path, output, size: 64 }, unguarded);
    await thumbnails.of({ path, output, size: 64 }, unguarded);
    expect(reader.asked).toBe(1);
    await result('a.hdf5', ['sum_image']);
    expect(await thumbnails.of({ path, output, size: 64 }, unguarded)).toMatchObject({
      pictures: [{ shows: 'scan' }]
    });
    writeMib(path, numbered(5));
    await thumbnails.of({ path, output, size: 64 }, unguarded);
    expect(reader.asked).toBe(3);
  });

  it('asks before it opens anything', async () => {
    const path = writeMib(join(root, 'a_data.mib'), numbered(4));
    const guard = (): Promise<void> => Promise.reject(new Error('refused'));
    await expect(new Thumbnails(new InlineReader()).of({ path, size: 64 }, guard)).rejects.toThrow('refused');
  });
});
