import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { CONTENT_CHECKSUMS, contentChecksums, readOwnProducts } from './contentChecksums';
import type { HyperSpySpec } from './hyperspyFile';
import { RECORD_GROUP } from './recordGroup';
import { writeFrames } from './testing/framesFile';
import { group, numbers } from './write/node';

const RECORD = JSON.stringify({ software: 'this', frames: 6, note: 'Ångström' });
const SUM = Float64Array.of(1, 2, 3, 4, 5, 6.5);
const SCALE = 0.123456789;
const SPEC: HyperSpySpec = {
  shape: [2, 3, 4, 5],
  type: 'uint16',
  compression: 'none',
  signal: {},
  original: {},
  axes: [2, 3, 4, 5].map((size, index) => ({
    size,
    navigate: index < 2,
    scale: index === 1 ? SCALE : 1,
    offset: 0,
    ...(index < 2 && { units: 'nm', name: 'scan' })
  }))
};

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'checksums-'));
  path = join(folder, 'x_data.hdf5');
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(checksums?: string): Buffer {
  const attributes = { record: RECORD, ...(checksums !== undefined && { [CONTENT_CHECKSUMS]: checksums }) };
  writeFrames(path, SPEC, [], { [RECORD_GROUP]: group(attributes, { sum_image: numbers(SUM, [2, 3]) }) });
  return readFileSync(path);
}

const bytesOf = (values: ArrayLike<number>): Buffer => Buffer.from(Float64Array.from(values).buffer);

describe('readOwnProducts', () => {
  it('reads what is as it was written', async () => {
    write(contentChecksums(RECORD, SPEC, { sum_image: SUM }));
    const products = await readOwnProducts(path);
    expect(products?.datasets.sum_image.data).toEqual(SUM);
  });

  it.each<[string, Buffer, string]>([
    ['the sum image', bytesOf(SUM), 'sum image'],
    ['the record', Buffer.from(RECORD), 'record'],
    ['the scale of an axis', bytesOf([SCALE]), 'shape, units or scales'],
    ['the checksums themselves', Buffer.from('"sum_image":"'), 'sum image']
  ])('finds every flipped bit of %s', async (_, part, words) => {
    const bytes = write(contentChecksums(RECORD, SPEC, { sum_image: SUM }));
    const at = bytes.indexOf(part) + (words === 'sum image' && part.length < 20 ? part.length : 0);
    expect(at).toBeGreaterThan(0);
    // The lowest bit of each byte: the least that can be wrong
    for (let byte = 0; byte < Math.min(part.length, 48); byte += part.length < 20 ? 1 : 5) {
      const flipped = Buffer.from(bytes);
      flipped[at + (byte % 8)] ^= 1;
      writeFileSync(path, flipped);
      await expect(readOwnProducts(path)).rejects.toMatchObject({
        code: 'E_HDF5_DAMAGED',
        message: expect.stringContaining(words)
      });
    }
  });

  it('finds a unit that became another', async () => {
    const bytes = write(contentChecksums(RECORD, SPEC, { sum_image: SUM }));
    for (let at = bytes.indexOf('nm'); at > 0; at = bytes.indexOf('nm', at + 1)) {
      const changed = Buffer.from(bytes);
      changed.write('mm', at);
      writeFileSync(path, changed);
      await expect(readOwnProducts(path)).rejects.toMatchObject({ code: 'E_HDF5_DAMAGED' });
    }
  });

  it('has nothing to compare in files of earlier versions, and nothing to read in those of others', async () => {
    write();
    expect((await readOwnProducts(path))?.attributes.record).toBe(RECORD);
    writeFrames(path, SPEC);
    expect(await readOwnProducts(path)).toBeUndefined();
  });
});
