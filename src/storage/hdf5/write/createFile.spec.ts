import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readAttributes } from '../groupReader';
import type { Hdf5Dataset, Hdf5Group } from '../hdf5';
import { groupAt, inHdf5File } from '../hdf5';
import { readProducts } from '../products';
import { createFile } from './createFile';
import type { GroupNode } from './node';
import { booleans, chunk, group, numbers, texts } from './node';
import { packedChunk } from './packedChunk';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'create-file-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, root: GroupNode): string {
  const path = join(folder, name);
  createFile(path, root);
  return path;
}

/** Names in the order in which HDF5 finds them. */
function namesIn(path: string, where: string): Promise<string[]> {
  return inHdf5File(path, 'r', file => (file.get(where) as Hdf5Group).keys());
}

describe('createFile', () => {
  it.each([0, 1, 8, 9, 256, 257, 9000])(
    'makes groups of %d members, each of which HDF5 finds by its name',
    async count => {
      const names = Array.from({ length: count }, (_, index) => `member ${(index * 7919) % count}`);
      const path = write(
        `${count}.h5`,
        group({}, { many: group({}, Object.fromEntries(names.map(name => [name, group({})]))) })
      );
      expect(await namesIn(path, '/many')).toEqual([...names].sort());
      const found = await inHdf5File(path, 'r', file =>
        names.filter((_, index) => index % 97 === 0).every(name => file.get(`/many/${name}`) !== null)
      );
      expect(found).toBe(true);
    }
  );

  it('writes values of every kind as HDF5 reads them', async () => {
    const attributes = {
      text: 'µm',
      empty: '',
      'Å per px': 'long '.repeat(30000),
      yes: true,
      no: false,
      whole: -5n,
      broken: 1
    };
    const path = write('values.h5', group(attributes));
    const read = await inHdf5File(path, 'r', file => [
      readAttributes(file),
      Object.fromEntries(Object.entries(file.attrs).map(([name, { dtype }]) => [name, dtype]))
    ]);
    expect(read[0]).toEqual({ ...attributes, whole: -5 });
    expect(read[1]).toMatchObject({ text: 'S', whole: '<q', broken: '<d' });
  });

  it.each([
    Int8Array.of(-1, 2),
    Uint8Array.of(1, 255),
    Int16Array.of(-300, 2),
    Uint16Array.of(1, 65535),
    Int32Array.of(-1, 2),
    Uint32Array.of(1, 2 ** 32 - 1),
    BigInt64Array.of(-1n, 2n),
    BigUint64Array.of(1n, 2n ** 64n - 1n),
    Float32Array.of(-0.5, 1e30),
    Float64Array.of(-0.1, 1e300)
  ])('keeps arrays of every type: %p', async values => {
    const packed = await packedChunk(values, [1, 2]);
    const path = write('arrays.h5', group({}, { row: numbers(values), chunk: chunk(values), packed }));
    const read = await inHdf5File(path, 'r', file =>
      ['row', 'chunk', 'packed'].map(name => [
        (file.get(name) as Hdf5Dataset).value,
        (file.get(name) as Hdf5Dataset).shape
      ])
    );
    expect(read).toEqual([
      [values, [2]],
      [values, [2]],
      [values, [1, 2]]
    ]);
  });

  it('keeps lists of texts, booleans, single values and nothing', async () => {
    const long = Array.from({ length: 70000 }, (_, index) => `line ${index}`);
    const members = {
      long: texts(long),
      mask: booleans(Uint8Array.of(0, 7), [2]),
      one: numbers(Float64Array.of(2.5), []),
      none: numbers(new Float32Array(0))
    };
    const path = write('lists.h5', group({}, members));
    const read = await inHdf5File(path, 'r', file =>
      Object.keys(members).map(name => (file.get(name) as Hdf5Dataset).json_value)
    );
    expect(read).toEqual([long, [false, true], 2.5, []]);
  });

  it('makes files HDF5 itself can add to', async () => {
    const path = write('continued.h5', group({ a: 'x' }, { g: group({ b: 'y' }) }));
    await inHdf5File(path, 'a', file => {
      const deeper = groupAt(path, file, ['g', 'deeper']);
      deeper.create_attribute('c', 'z');
      deeper.create_dataset({ name: 'd', data: Uint8Array.of(1), shape: [1] });
      (file.get('g') as Hdf5Group).delete_attribute('b');
      (file.get('g') as Hdf5Group).create_attribute('b', 'another');
    });
    expect(await readProducts(path, '/')).toMatchObject({
      attributes: { a: 'x' },
      groups: { g: { attributes: { b: 'another' }, groups: { deeper: { attributes: { c: 'z' } } } } }
    });
  });

  it('names the file that cannot be written', () => {
    expect(() => createFile(join(folder, 'none', 'x.h5'), group({}))).toThrow(/x\.h5/);
    expect(readdirSync(folder)).not.toContain('none');
  });
});
