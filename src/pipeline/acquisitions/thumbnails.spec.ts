import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { decode } from 'fast-png';

import { addProducts } from '../../storage/hdf5/products';
import { inHdf5File } from '../../storage/hdf5/hdf5';
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
  await inHdf5File(path, 'w', () => undefined);
  const data = Float64Array.from({ length: 8 * 100 }, (_, at) => at % 100);
  const datasets = Object.fromEntries(images.map(image => [image, { data, shape: [8, 100] }]));
  await addProducts(path, '/jupyterlab_4dstem', { datasets });
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
  it('shows the stored scan image, no larger than asked for', async () => {
    const path = writeMib(join(root, 'a_data.mib'), numbered(8));
    const output = await result('a.hdf5', ['sum_image', 'mean_pattern']);
    const found = await new Thumbnails(new InlineReader()).of({ path, output, size: 50 }, unguarded);
    expect(found).toMatchObject({ shows: 'sum-image', shape: [4, 50] });
    const { width, height, data } = picture(found.png);
    expect([height, width]).toEqual([4, 50]);
    expect([data[0], data[49]]).toEqual([0, 255]);
    expect([...data.subarray(0, 50)]).toEqual([...data.subarray(0, 50)].sort((a, b) => a - b));
  });

  it('shows the pattern of a stack, and a few frames where nothing was converted', async () => {
    const path = writeMib(join(root, 'a_data.mib'), numbered(100));
    const thumbnails = new Thumbnails(new InlineReader());
    const of = (output?: string): ReturnType<Thumbnails['of']> => thumbnails.of({ path, output, size: 64 }, unguarded);
    expect(await of(await result('stack.hdf5', ['mean_pattern']))).toMatchObject({ shows: 'mean-pattern' });
    const raw = { shows: 'mean-of-frames', caption: 'Mean of 5 of 100 frames.', shape: [4, 64] };
    expect(await of()).toMatchObject(raw);
    expect(await of(join(root, 'gone.hdf5'))).toMatchObject(raw);
    expect(await of(await result('other.hdf5', []))).toMatchObject(raw);
    const one = writeMib(join(root, 'b_data.mib'), [1]);
    expect(await thumbnails.of({ path: one, size: 16 }, unguarded)).toMatchObject({ caption: 'The only frame.' });
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
    expect(await thumbnails.of({ path, output, size: 64 }, unguarded)).toMatchObject({ shows: 'sum-image' });
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
