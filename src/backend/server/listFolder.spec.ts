import { chmod, mkdir, mkdtemp, realpath, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { folderSchema } from '../../protocol/folder';
import { DataRoots } from './dataRoots';
import { listFolder } from './listFolder';

const everything = new DataRoots([]).guard;

describe('listFolder', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'folder-')));
    for (const name of ['scan 10', 'scan 9', '.hidden']) {
      await mkdir(join(folder, name));
    }
    for (const name of ['b.MIB', 'a.mib', 'T1_data.hdf5', 'T1.hdf5', 'a.hdr', '.secret.mib', "ü 'x'.mib"]) {
      await writeFile(join(folder, name), 'four');
    }
    await utimes(join(folder, 'a.mib'), 1000, 1000);
    await symlink('scan 9', join(folder, 'a link'));
    await symlink('nowhere', join(folder, 'dangling.mib'));
  });

  afterAll(() => rm(folder, { recursive: true }));

  it('gives folders first, numbers in their order, kinds by name, nothing hidden', async () => {
    const { entries, path, parent } = await listFolder(folder, everything);
    expect(entries.map(({ name, kind }) => [name, kind])).toEqual([
      ['a link', 'folder'],
      ['scan 9', 'folder'],
      ['scan 10', 'folder'],
      ['a.hdr', 'other'],
      ['a.mib', 'mib'],
      ['b.MIB', 'mib'],
      ['dangling.mib', 'other'],
      ['T1_data.hdf5', 'data'],
      ['T1.hdf5', 'other'],
      ["ü 'x'.mib", 'mib']
    ]);
    expect(path).toBe(folder);
    expect(parent).toBe(join(folder, '..'));
    expect(folderSchema.parse({ path, parent, entries })).toEqual({ path, parent, entries });
  });

  it('gives size and time of files and full paths', async () => {
    const { entries } = await listFolder(`${folder}/`, everything);
    expect(entries.find(({ name }) => name === 'a.mib')).toEqual({
      name: 'a.mib',
      path: join(folder, 'a.mib'),
      kind: 'mib',
      bytes: 4,
      modified: 1_000_000
    });
  });

  it('has no parent at a root, and none at the root of the file system', async () => {
    expect((await listFolder(folder, new DataRoots([folder]).guard)).parent).toBeUndefined();
    expect((await listFolder('/', everything)).parent).toBeUndefined();
  });

  it('refuses what is outside the roots', async () => {
    await expect(listFolder(join(folder, '..'), new DataRoots([folder]).guard)).rejects.toMatchObject({
      code: 'E_OUTSIDE_ROOTS'
    });
  });

  it.each([
    ['absent', 'E_NOT_FOUND', /does not exist/],
    ['a.mib', 'E_NOT_FOLDER', /is not a folder/]
  ])('says what is wrong with %s', async (name, code, sentence) => {
    const listing = listFolder(join(folder, name), everything);
    await expect(listing).rejects.toMatchObject({ code, message: expect.stringMatching(sentence) });
  });

  const asRoot = process.getuid?.() === 0;
  (asRoot ? it.skip : it)('says who to ask without permission (not testable as root, who may everything)', async () => {
    await chmod(join(folder, 'scan 9'), 0o000);
    await expect(listFolder(join(folder, 'scan 9'), everything)).rejects.toMatchObject({ code: 'E_PERMISSION' });
    await chmod(join(folder, 'scan 9'), 0o700);
  });
});
