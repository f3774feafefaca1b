import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Hdf5Dataset } from './hdf5';
import { inHdf5File } from './hdf5';
import { confineHdf5 } from './libraryFiles';
import { addVirtualDataset } from './virtualDataset';
import { createFile } from './write/createFile';
import { group } from './write/node';

const SECRET = Uint8Array.from({ length: 24 }, (_, index) => 100 + index);

let folder: string;
let inside: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'library-files-'));
  inside = join(folder, 'data');
  mkdirSync(inside);
  file = join(inside, 'x.h5');
});

afterEach(() => {
  confineHdf5([]);
  rmSync(folder, { recursive: true });
});

/** A file whose dataset /data/frames is the one of another file. */
async function virtual(source: string): Promise<void> {
  createFile(file, group({}, {}));
  await addVirtualDataset(file, '/data/frames', [1, 4, 6], 'uint8', {
    file: source,
    dataset: '/frames',
    shape: [1, 4, 6]
  });
}

async function sourceFile(path: string): Promise<string> {
  await inHdf5File(path, 'w', target => target.create_dataset({ name: 'frames', data: SECRET, shape: [1, 4, 6] }));
  return path;
}

async function values(): Promise<unknown> {
  return inHdf5File(file, 'r', opened => (opened.get('/data/frames') as Hdf5Dataset).value);
}

describe('LibraryFiles', () => {
  it('lets a virtual dataset have its data within the data roots, and nowhere else', async () => {
    confineHdf5([inside]);
    await virtual(await sourceFile(join(inside, 'y.h5')));
    expect(await values()).toEqual(SECRET);
    const beyond = await sourceFile(join(folder, 'secret.h5'));
    for (const source of [beyond, '../secret.h5']) {
      await virtual(source);
      await expect(values()).rejects.toMatchObject({
        code: 'E_OUTSIDE_ROOTS',
        message: expect.stringMatching(/x\.h5 has data in .*secret\.h5, which is outside/)
      });
    }
    symlinkSync(beyond, join(inside, 'link.h5'));
    await virtual('link.h5');
    await expect(values()).rejects.toMatchObject({ code: 'E_OUTSIDE_ROOTS' });
    confineHdf5([]);
    expect(await values()).toEqual(SECRET);
  });

  it('refuses what an external link leads to, and never writes to it', async () => {
    confineHdf5([inside]);
    const beyond = await sourceFile(join(folder, 'secret.h5'));
    const near = await sourceFile(join(inside, 'y.h5'));
    await inHdf5File(file, 'w', made => {
      made.create_external_link(beyond, '/frames', 'beyond');
      made.create_external_link(near, '/frames', 'near');
    });
    const read = (name: string): Promise<unknown> =>
      inHdf5File(file, 'r', opened => (opened.get(name) as Hdf5Dataset).value);
    expect(await read('/near')).toEqual(SECRET);
    await expect(read('/beyond')).rejects.toMatchObject({ code: 'E_OUTSIDE_ROOTS' });
    const change = inHdf5File(file, 'a', opened => (opened.get('/near') as Hdf5Dataset).value);
    await expect(change).rejects.toMatchObject({ code: 'E_LINKED_WRITE' });
  });

  it('names a source that is missing, which the library takes for zeros', async () => {
    await virtual(join(inside, 'gone.h5'));
    await expect(values()).rejects.toMatchObject({
      code: 'E_LINKED_MISSING',
      message: expect.stringContaining('gone.h5')
    });
  });
});
