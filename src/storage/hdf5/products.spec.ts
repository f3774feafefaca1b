import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { groupAt, inHdf5File } from './hdf5';
import { readProducts } from './products';
import { createFile } from './write/createFile';
import { group } from './write/node';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'products-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function newFile(name: string): string {
  const path = join(folder, name);
  createFile(path, group({}, { g: group({ n: 1n }) }));
  return path;
}

describe('readProducts', () => {
  it('gives attributes, arrays and groups', async () => {
    const path = join(folder, 'round.h5');
    const image = Float64Array.from({ length: 6 }, (_, at) => at / 3);
    await inHdf5File(path, 'w', file => {
      const group = groupAt(path, file, ['a', 'b']);
      group.create_attribute('text', 'µ {"json": 1}');
      group.create_attribute('whole', 5, [], '<q');
      group.create_attribute('broken', 0.25, [], '<d');
      group.create_attribute('names', ['a', 'bc']);
      group.create_attribute('list', Float64Array.of(1, 2.5));
      const crc = group.create_dataset({ name: 'crc', data: Uint32Array.of(1, 2 ** 32 - 1), shape: [2] });
      crc.create_attribute('units', 'counts');
      const packed = { chunks: [1, 3], compression: 'gzip', compression_opts: 4 } as const;
      group.create_dataset({ name: 'image', data: image, shape: [2, 3], ...packed, chunks: [...packed.chunks] });
      group.create_dataset({ name: 'names', data: ['x', 'yy'], shape: [2] });
      groupAt(path, file, ['a', 'b', 'deeper', 'deepest']);
    });
    const empty = { attributes: {}, datasets: {}, groups: {} };
    expect(await readProducts(path, 'a/b')).toEqual({
      attributes: { text: 'µ {"json": 1}', whole: 5, broken: 0.25, names: ['a', 'bc'], list: [1, 2.5] },
      datasets: {
        crc: { data: Uint32Array.of(1, 2 ** 32 - 1), shape: [2], attributes: { units: 'counts' } },
        image: { data: image, shape: [2, 3], attributes: {} },
        names: { data: ['x', 'yy'], shape: [2], attributes: {} }
      },
      groups: { deeper: { ...empty, groups: { deepest: empty } } }
    });
  });

  it('finds nothing in a file without the group, and does not follow links', async () => {
    const path = join(folder, 'links.h5');
    await inHdf5File(path, 'w', file => {
      const group = file.create_group('g');
      group.create_external_link('C:\\nowhere\\scan.h5', '/entry', 'outside');
      group.create_soft_link('/gone', 'dangling');
      group.create_soft_link('/g', 'circle');
      group.create_group('inside');
    });
    expect(await readProducts(path, 'none/at/all')).toBeUndefined();
    expect(await readProducts(path, 'g/outside')).toBeUndefined();
    expect(Object.keys((await readProducts(path, 'g'))?.groups ?? {})).toEqual(['inside']);
  });

  it.each([
    ['is empty', '', 'E_NOT_HDF5'],
    ['is not HDF5', 'MQ1,000001,00384,01', 'E_NOT_HDF5']
  ])('name a file that %s', async (_, content, code) => {
    const path = join(folder, 'broken.h5');
    writeFileSync(path, content);
    await expect(readProducts(path, 'g')).rejects.toMatchObject({ code, message: expect.stringContaining(path) });
  });

  it("give HDF5's reason, as a sentence, when only HDF5 sees the damage", async () => {
    const path = newFile('damaged.h5');
    writeFileSync(path, readFileSync(path).fill(0xee, 96));
    await expect(readProducts(path, 'g')).rejects.toMatchObject({
      code: 'E_HDF5_READ',
      message: expect.stringMatching(/damaged\.h5 cannot be read as HDF5: [^#]+\.$/),
      cause: expect.objectContaining({ message: expect.stringContaining('HDF5-DIAG') })
    });
  });

  (process.platform === 'linux' ? it : it.skip)(
    'keep no file handle after a failure (skipped where there is no /proc to count them)',
    async () => {
      const path = newFile('handles.h5');
      writeFileSync(path, readFileSync(path).fill(0xee, 96));
      const before = readdirSync('/proc/self/fd').length;
      for (let attempt = 0; attempt < 20; attempt++) {
        await expect(readProducts(path, 'g')).rejects.toThrow();
      }
      expect(readdirSync('/proc/self/fd').length).toBeLessThan(before + 5);
    }
  );
});
