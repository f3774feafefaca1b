import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';

import { DataRoots } from './dataRoots';

describe('DataRoots', () => {
  let folder: string;
  let roots: DataRoots;

  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'roots-')));
    await mkdir(join(folder, 'data/visit/deep'), { recursive: true });
    await mkdir(join(folder, 'data2'));
    await mkdir(join(folder, 'data/it\'s a "visit" ünïcode 顕微鏡'), { recursive: true });
    await mkdir(join(folder, 'data/..odd'));
    await mkdir(join(folder, 'secret/deep'), { recursive: true });
    await writeFile(join(folder, 'secret/raw.mib'), 'x');
    await writeFile(join(folder, 'data/raw.mib'), 'x');
    await symlink(join(folder, 'secret'), join(folder, 'data/out'));
    await symlink('../secret/raw.mib', join(folder, 'data/relative.mib'));
    await symlink(join(folder, 'secret/not-yet'), join(folder, 'data/dangling-out'));
    await symlink('visit/not-yet', join(folder, 'data/dangling-in'));
    await symlink('dangling-out', join(folder, 'data/two-steps'));
    await symlink('round', join(folder, 'data/round'));
    await symlink('data', join(folder, 'entrance'));
    roots = new DataRoots([join(folder, 'entrance'), join(folder, 'data2')]);
  });

  afterAll(() => rm(folder, { recursive: true }));

  it.each([
    ['a root', 'data'],
    ['a root that is given as a link', 'entrance'],
    ['a file through the link', 'entrance/raw.mib'],
    ['the same file by its real path', 'data/raw.mib'],
    ['a second root', 'data2/'],
    ['quotes, spaces and other alphabets', 'data/it\'s a "visit" ünïcode 顕微鏡'],
    ['a name that only begins with two dots', 'data/..odd'],
    ['".." that stays within', 'data/visit/../raw.mib'],
    ['".." that comes back', 'secret/../data/raw.mib'],
    ['what does not exist yet', 'data/new/folder/T1_data.hdf5'],
    ['a link to what does not exist yet', 'data/dangling-in/file']
  ])('accepts %s', async (_, path) => {
    const target = await roots.check(`${folder}/${path}`, 'write');
    expect(target.startsWith(join(folder, 'data'))).toBe(true);
  });

  it.each([
    ['a folder beside the roots', 'secret'],
    ['the folder above', ''],
    ['a name that begins like a root', 'data22/file'],
    ['".." that leaves', 'data/../secret/raw.mib'],
    ['a link in the middle of the path', 'data/out/raw.mib'],
    ['a link at its end', 'data/out'],
    ['a link at its end with a slash', 'data/out/'],
    ['a relative link to a file', 'data/relative.mib'],
    ['".." behind a link, where it leaves the target of the link', 'data/out/../secret/raw.mib'],
    ['a new file behind a link', 'data/out/deep/new/T1_data.hdf5'],
    ['a link to what does not exist yet', 'data/dangling-out'],
    ['a file below such a link', 'data/dangling-out/file'],
    ['a link to such a link', 'data/two-steps']
  ])('refuses %s and names path, roots and remedy', async (_, path) => {
    const refusal = roots.check(`${folder}/${path}`, 'read');
    await expect(refusal).rejects.toMatchObject({ code: 'E_OUTSIDE_ROOTS' });
    await expect(refusal).rejects.toThrow(`"${folder}/${path}"`);
    await expect(refusal).rejects.toThrow(`"${join(folder, 'entrance')}", "${join(folder, 'data2')}"`);
    await expect(refusal).rejects.toThrow(/FourDStem\.data_roots/);
  });

  it('says where a link leads', async () => {
    await expect(roots.check(join(folder, 'data/out'), 'read')).rejects.toThrow(
      `which leads to "${join(folder, 'secret')}"`
    );
  });

  it.each([
    ['a relative path', 'data/raw.mib', /full path/],
    ['an empty path', '', /full path/],
    ['a zero byte', '/data\0/etc/passwd', /full path/]
  ])('refuses %s', async (_, path, sentence) => {
    for (const access of [roots, new DataRoots([])]) {
      await expect(access.check(path, 'read')).rejects.toMatchObject({
        code: 'E_PATH',
        message: expect.stringMatching(sentence)
      });
    }
  });

  it('refuses ".." below what does not exist, which a later mkdir could turn into something else', async () => {
    await expect(roots.check(`${folder}/data/new/../../secret`, 'write')).rejects.toMatchObject({ code: 'E_PATH' });
    await expect(roots.check(`${folder}/data/dangling-in/../x`, 'write')).rejects.toMatchObject({ code: 'E_PATH' });
  });

  it('refuses a link that leads to itself', async () => {
    await expect(roots.check(`${folder}/data/round`, 'read')).rejects.toMatchObject({ code: 'E_PATH' });
  });

  it('says that a file is not a folder', async () => {
    await expect(roots.check(`${folder}/data/raw.mib/x`, 'read')).rejects.toMatchObject({ code: 'E_NOT_FOLDER' });
  });

  it('allows everything without roots, and everything within the root "/"', async () => {
    for (const access of [new DataRoots([]), new DataRoots(['/'])]) {
      expect(await access.check(join(folder, 'data/out/raw.mib'), 'write')).toBe(join(folder, 'secret/raw.mib'));
    }
  });

  it('allows nothing when the only root does not exist', async () => {
    await expect(new DataRoots([join(folder, 'absent')]).check(folder, 'read')).rejects.toMatchObject({
      code: 'E_OUTSIDE_ROOTS'
    });
  });

  it('never lets a path out, whatever its parts', async () => {
    const part = fc.constantFrom(
      'data',
      'data2',
      'out',
      '..',
      '.',
      'secret',
      'deep',
      'visit',
      'dangling-in',
      'new',
      ''
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 6 }), async parts => {
        const path = `${folder}/${parts.join('/')}`;
        const target = await roots.check(path, 'read').catch(() => undefined);
        if (target !== undefined) {
          expect(`${target}/`).toMatch(new RegExp(`^${folder}/data2?/`));
          // What exists is where the system itself finds it.
          const existing = await realpath(path).catch(() => target);
          expect(target).toBe(existing);
        }
      }),
      { numRuns: 300 }
    );
  });
});
