import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ChunkTable, readChunkTable } from './chunkIndex';
import type { Hdf5Dataset } from './hdf5';
import { inHdf5File } from './hdf5';
import { completeHyperSpyFile } from './hyperspyFile';
import { addProducts, readProducts } from './products';
import { plainSpec } from './testing/framesFile';
import { createReserved } from './write/createFile';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'products-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function newFile(name: string): Promise<string> {
  const path = join(folder, name);
  await inHdf5File(path, 'w', () => undefined);
  return path;
}

const MASK = Uint8Array.of(0, 1, 1, 0, 0, 0);

describe('addProducts and readProducts', () => {
  it('keep attributes, arrays and groups', async () => {
    const path = await newFile('round.h5');
    await addProducts(path, '/a/b', {
      attributes: {
        text: 'µ {"json": 1}',
        empty: '',
        whole: 5,
        broken: 0.25,
        yes: true,
        names: ['a', 'bc'],
        list: [1, 2.5]
      },
      datasets: {
        crc: { data: Uint32Array.of(1, 2 ** 32 - 1), shape: [2], attributes: { units: 'counts', final: false } },
        image: { data: Float64Array.from({ length: 6 }, (_, at) => at / 3), shape: [2, 3], compression: 'gzip' },
        mask: { data: MASK, shape: [2, 3], boolean: true },
        names: { data: ['x', 'yy'], shape: [2] },
        none: { data: new Float32Array(0), shape: [0] }
      },
      groups: { deeper: { attributes: { z: -1 }, groups: { deepest: {} } } }
    });
    expect(await readProducts(path, 'a/b')).toEqual({
      attributes: {
        text: 'µ {"json": 1}',
        empty: '',
        whole: 5,
        broken: 0.25,
        yes: true,
        names: ['a', 'bc'],
        list: [1, 2.5]
      },
      datasets: {
        crc: { data: Uint32Array.of(1, 2 ** 32 - 1), shape: [2], attributes: { units: 'counts', final: false } },
        image: { data: Float64Array.from({ length: 6 }, (_, at) => at / 3), shape: [2, 3], attributes: {} },
        mask: { data: Int8Array.from(MASK), shape: [2, 3], attributes: {} },
        names: { data: ['x', 'yy'], shape: [2], attributes: {} },
        none: { data: new Float32Array(0), shape: [0], attributes: {} }
      },
      groups: {
        deeper: {
          attributes: { z: -1 },
          datasets: {},
          groups: { deepest: { attributes: {}, datasets: {}, groups: {} } }
        }
      }
    });
    const boolean = await inHdf5File(path, 'r', file => {
      const mask = file.get('/a/b/mask') as Hdf5Dataset;
      return [mask.metadata.enum_type?.members, mask.json_value];
    });
    expect(boolean).toEqual([{ FALSE: 0, TRUE: 1 }, [false, true, true, false, false, false]]);
  });

  it('adds to a group, replaces attributes, refuses to replace arrays', async () => {
    const path = await newFile('twice.h5');
    const datasets = { x: { data: Uint8Array.of(1), shape: [1] } };
    await addProducts(path, 'g', { attributes: { n: 1, flag: true }, datasets });
    await addProducts(path, 'g', { attributes: { n: 'two', flag: false, m: 3 } });
    await expect(addProducts(path, 'g', { datasets })).rejects.toMatchObject({ code: 'E_EXISTS' });
    expect((await readProducts(path, 'g'))?.attributes).toEqual({ n: 'two', flag: false, m: 3 });
  });

  it('leaves the frames of a file beyond 4 GiB alone', async () => {
    const path = join(folder, 'large.hdf5');
    const far = 5 * 2 ** 30;
    createReserved(path);
    truncateSync(path, far + 32);
    const table = new ChunkTable([1, 2]);
    table.set(0, far, 16);
    table.set(1, far + 16, 16);
    completeHyperSpyFile(path, plainSpec([1, 2, 4, 4], 'uint8'), table, far + 32);
    const indexEnd = statSync(path).size;
    await addProducts(path, '/jupyterlab_4dstem', { attributes: { frames: 2 } });
    expect(statSync(path).size).toBeGreaterThan(indexEnd);
    expect([...readChunkTable(path).table.offsets]).toEqual([far, far + 16]);
    expect((await readProducts(path, '/jupyterlab_4dstem'))?.attributes).toEqual({ frames: 2 });
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

  it('refuses a group whose name is taken by an array', async () => {
    const path = await newFile('taken.h5');
    await addProducts(path, '/', { datasets: { data: { data: Uint8Array.of(1), shape: [1] } } });
    await expect(addProducts(path, '/data/more', {})).rejects.toMatchObject({
      code: 'E_EXISTS',
      message: expect.stringContaining(path)
    });
  });

  it.each([
    ['is empty', '', 'E_NOT_HDF5'],
    ['is not HDF5', 'MQ1,000001,00384,01', 'E_NOT_HDF5']
  ])('name a file that %s', async (_, content, code) => {
    const path = join(folder, 'broken.h5');
    writeFileSync(path, content);
    await expect(readProducts(path, 'g')).rejects.toMatchObject({ code, message: expect.stringContaining(path) });
    await expect(addProducts(path, 'g', {})).rejects.toMatchObject({ code });
  });

  it("give HDF5's reason, as a sentence, when only HDF5 sees the damage", async () => {
    const path = await newFile('damaged.h5');
    await addProducts(path, 'g', { attributes: { n: 1 } });
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
      const path = await newFile('handles.h5');
      await addProducts(path, 'g', { attributes: { n: 1 } });
      writeFileSync(path, readFileSync(path).fill(0xee, 96));
      const before = readdirSync('/proc/self/fd').length;
      for (let attempt = 0; attempt < 20; attempt++) {
        await expect(readProducts(path, 'g')).rejects.toThrow();
      }
      expect(readdirSync('/proc/self/fd').length).toBeLessThan(before + 5);
    }
  );
});
