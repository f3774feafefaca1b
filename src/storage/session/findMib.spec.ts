import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

import { InputError } from '../../core/errors';
import { unguarded } from '../pathGuard';
import { findMib, isMib } from './findMib';

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'walk-')));
});
afterEach(() => rmSync(folder, { recursive: true }));

function touch(...names: string[]): void {
  for (const name of names) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), '');
  }
}

async function found(start = '.', guard = unguarded): Promise<{ files: string[]; problems: string[] }> {
  const { files, problems } = await findMib(join(folder, start), guard);
  const name = (path: string): string => relative(folder, path);
  return { files: files.map(name), problems: problems.map(({ input, code }) => `${name(input)} ${code}`) };
}

describe('findMib', () => {
  it('walks everything but results and hidden names, in the order of the paths', async () => {
    touch('b/x.mib', 'a/deep/er/y.MIB', 'a.mib', 'notes.txt', '.hidden.mib', '.git/z.mib', 'processing/Merlin/z.mib');
    expect(await found()).toEqual({ files: ['a.mib', 'a/deep/er/y.MIB', 'b/x.mib'], problems: [] });
  });

  it('follows links once, and names what has a place of its own by that place', async () => {
    touch('walked/z/own.mib', 'outside/far.mib', 'outside2/single.mib');
    symlinkSync('../outside', join(folder, 'walked/a link'));
    symlinkSync('../outside2/single.mib', join(folder, 'walked/linked.mib'));
    symlinkSync('z/own.mib', join(folder, 'walked/again.mib'));
    symlinkSync('z', join(folder, 'walked/a way'));
    symlinkSync('..', join(folder, 'walked/z/up'));
    symlinkSync('.', join(folder, 'outside/self'));
    // What lies above is walked through the link, but everything in it counts once
    expect((await found('walked')).files).toEqual(['walked/a link/far.mib', 'walked/linked.mib', 'walked/z/own.mib']);
  });

  it('reports links that lead nowhere or in a circle, and goes on', async () => {
    touch('x.mib');
    symlinkSync('nowhere', join(folder, 'gone.mib'));
    symlinkSync('circle', join(folder, 'circle'));
    const { files, problems } = await found();
    expect(files).toEqual(['x.mib']);
    expect(problems.sort()).toEqual(['circle E_PATH', 'gone.mib E_NOT_FOUND']);
  });

  it('stays out of what the guard refuses', async () => {
    touch('walked/x.mib', 'walked/secret/y.mib', 'outside/z.mib');
    symlinkSync('../outside', join(folder, 'walked/link'));
    const { files, problems } = await found('walked', async path => {
      if (/secret|link/.test(path)) {
        throw new InputError('E_DATA_ROOT', path);
      }
    });
    expect(files).toEqual(['walked/x.mib']);
    expect(problems.sort()).toEqual(['walked/link E_DATA_ROOT', 'walked/secret E_DATA_ROOT']);
  });
});

test('isMib goes by the ending', () => {
  expect(['a.mib', 'A.MIB', 'a.mib.gz', 'mib'].map(isMib)).toEqual([true, true, false, false]);
});
