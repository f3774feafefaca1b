import { mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { addBooleans } from './addBooleans';
import { ChunkTable, readChunkTable } from './chunkIndex';
import type { Hdf5Dataset } from './hdf5';
import { hdf5, inHdf5File } from './hdf5';
import { completeHyperSpyFile } from './hyperspyFile';
import { plainSpec } from './testing/framesFile';
import { createReserved } from './write/createFile';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'add-booleans-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const MASK = Uint8Array.of(0, 7, 1, 0, 0, 0);

/** The members of the type, and the values, as HDF5 reads them. */
function readBack(path: string): Promise<unknown[]> {
  return inHdf5File(path, 'r', file => {
    const mask = file.get('/data/mask') as Hdf5Dataset;
    return [mask.metadata.enum_type?.members, mask.shape, mask.json_value];
  });
}
const KEPT = [
  { FALSE: 0, TRUE: 1 },
  [2, 3],
  [
    [false, true, true],
    [false, false, false]
  ].flat()
];

describe('addBooleans', () => {
  it.each(['earliest', 'latest'] as const)('adds to a file in the %s format, once', async version => {
    const path = join(folder, `${version}.h5`);
    const library = await hdf5();
    new library.File(path, 'w', { libver: [version, 'latest'] }).close();
    await addBooleans(path, '/data/mask', MASK, [2, 3]);
    expect(await readBack(path)).toEqual(KEPT);
    await expect(addBooleans(path, '/data/mask', MASK, [2, 3])).rejects.toMatchObject({ code: 'E_EXISTS' });
    await expect(addBooleans(path, '/data/mask/more', MASK, [2, 3])).rejects.toMatchObject({ code: 'E_EXISTS' });
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
    await addBooleans(path, '/data/mask', MASK, [2, 3]);
    expect(statSync(path).size).toBeGreaterThan(indexEnd);
    expect([...readChunkTable(path).table.offsets]).toEqual([far, far + 16]);
    expect(await readBack(path)).toEqual(KEPT);
  });
});
