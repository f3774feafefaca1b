import { chown, mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { partialName } from '../partialFile';
import { discardAllParts, partsFolder, requireOwnParts } from './partsFolder';

/** Only root can give a file to somebody else. */
const asRoot = process.getuid?.() === 0 ? it : it.skip;

describe('the folder of parts', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), '4dstem-parts-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('stays where somebody works on the same data set when another result of it is there', async () => {
    const [left, worked, other] = ['00000001', '00000002', '00000003'].map((key, at) =>
      partsFolder(folder, at < 2 ? 'a' : 'ab', 'radial', key)
    );
    await Promise.all([left, worked, other].map(path => mkdir(path)));
    await writeFile(join(left, '1-of-2.rows'), 'rows');
    await writeFile(partialName(join(worked, '1-of-2.rows')), 'rows');
    await discardAllParts(folder, 'a', 'radial');
    expect((await readdir(folder)).map(name => join(folder, name)).sort()).toEqual([worked, other]);
  });

  it('is that of its user alone, and no link', async () => {
    const own = partsFolder(folder, 'a', 'convert', '00000001');
    await mkdir(own);
    await requireOwnParts(own);
    expect((await stat(own)).mode & 0o777).toBe(0o700);
    const link = partsFolder(folder, 'a', 'convert', '00000002');
    await symlink(own, link);
    await expect(requireOwnParts(link)).rejects.toMatchObject({ code: 'E_PARTS' });
  });

  asRoot('holds nothing that somebody else put there before it was closed to them', async () => {
    const own = partsFolder(folder, 'a', 'convert', '00000001');
    await mkdir(own);
    const part = join(own, '1-of-2.json');
    await writeFile(part, '{}');
    await chown(part, 54321, 54321);
    await expect(requireOwnParts(own)).rejects.toMatchObject({
      code: 'E_PARTS',
      message: expect.stringContaining(part) as string
    });
  });
});
