import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

import { unguarded } from '../../storage/pathGuard';
import { RawTree } from './rawTree';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'tree-')));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(name: string, text = 'raw', seconds = 1.7e9): void {
  const path = join(root, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  utimesSync(path, seconds, seconds);
}

/** Makes folders look as if nothing had happened in them for long. */
function age(...names: string[]): void {
  names.forEach(name => utimesSync(join(root, name), 1.7e9, 1.7e9));
}

async function look(tree: RawTree): Promise<string[]> {
  const files = await tree.look(new AbortController().signal);
  return [...files.keys()].map(path => relative(root, path)).sort();
}

describe('RawTree', () => {
  it('finds raw files anywhere but in hidden folders and results', async () => {
    ['a/b/c/x.mib', 'y.MIB', 'a/z.txt', '.trash/t.mib', 'processing/p.mib', 'a/.h.mib'].forEach(name => write(name));
    expect(await look(new RawTree(root, { guard: unguarded }))).toEqual(['a/b/c/x.mib', 'y.MIB']);
  });

  it('reads a folder again only when it has changed', async () => {
    write('a/x.mib');
    write('b/y.mib');
    age('a', 'b', '.');
    const read: string[] = [];
    const tree = new RawTree(root, { guard: async path => void read.push(relative(root, path)) });
    await look(tree);
    expect(read.splice(0).sort()).toEqual(['', '', 'a', 'b']);
    expect(await look(tree)).toEqual(['a/x.mib', 'b/y.mib']);
    // The root is asked about each time, since it may be a link
    expect(read.splice(0)).toEqual(['']);
    write('b/new.mib');
    expect(await look(tree)).toEqual(['a/x.mib', 'b/new.mib', 'b/y.mib']);
    expect(read.splice(0)).toEqual(['', 'b']);
    rmSync(join(root, 'a'), { recursive: true });
    expect(await look(tree)).toEqual(['b/new.mib', 'b/y.mib']);
    expect(tree.problems).toEqual([]);
  });

  it('sees files grow that changed lately, and others now and then, in folders that stay as they are', async () => {
    write('a/x.mib', 'x', Date.now() / 1000);
    write('a/old.mib', 'x');
    age('a', '.');
    const tree = new RawTree(root, { guard: unguarded });
    const bytes = async (name: string): Promise<number | undefined> =>
      (await tree.look(new AbortController().signal)).get(join(root, name))?.bytes;
    expect(await bytes('a/x.mib')).toBe(1);
    writeFileSync(join(root, 'a/x.mib'), 'more');
    expect(await bytes('a/x.mib')).toBe(4);
    writeFileSync(join(root, 'a/old.mib'), 'more');
    utimesSync(join(root, 'a/old.mib'), 1.7e9, 1.7e9);
    const seen = new Set<number | undefined>();
    for (let turn = 0; turn < 11; turn++) {
      seen.add(await bytes('a/old.mib'));
    }
    expect(seen).toContain(4);
  });

  it('follows links last and once, and is not led in circles', async () => {
    write('a/x.mib');
    write('other/y.mib');
    symlinkSync('..', join(root, 'a/up'));
    symlinkSync('x.mib', join(root, 'a/again.mib'));
    symlinkSync('a', join(root, '0-first'));
    symlinkSync('loop', join(root, 'loop'));
    symlinkSync('nowhere', join(root, 'dangling.mib'));
    const tree = new RawTree(join(root, 'a'), { guard: unguarded });
    expect(await look(tree)).toEqual(['a/up/other/y.mib', 'a/x.mib']);
    expect(tree.problems.map(({ code }) => code).sort()).toEqual(['E_NOT_FOUND', 'E_PATH']);
    const again = new RawTree(root, { guard: unguarded });
    expect(await look(again)).toEqual(['a/x.mib', 'other/y.mib']);
  });

  it('tells which side files are there, beside the file and above its folder', async () => {
    write('s/20260101_120001/20260101_120000_data.mib');
    const tree = new RawTree(root, { guard: unguarded });
    const sides = async (): Promise<string[]> =>
      [...(await tree.look(new AbortController().signal)).values()].map(({ sideFiles }) => sideFiles);
    expect(await sides()).toEqual(['']);
    write('s/20260101_120000.hdf');
    expect(await sides()).toEqual(['../20260101_120000.hdf']);
    write('s/20260101_120001/20260101_120000_data.hdr');
    expect(await sides()).toEqual(['20260101_120000_data.hdr|../20260101_120000.hdf']);
  });

  const unprivileged = process.getuid?.() === 0 ? it.skip : it;
  unprivileged('names folders that cannot be read, and goes on (skipped for root, who can)', async () => {
    write('a/x.mib');
    write('b/y.mib');
    chmodSync(join(root, 'a'), 0);
    const tree = new RawTree(root, { guard: unguarded });
    expect(await look(tree)).toEqual(['b/y.mib']);
    expect(tree.problems).toMatchObject([{ code: 'E_PERMISSION', input: join(root, 'a') }]);
    chmodSync(join(root, 'a'), 0o755);
    expect(await look(tree)).toEqual(['a/x.mib', 'b/y.mib']);
    expect(tree.problems).toEqual([]);
  });

  it('keeps what it knows of a folder that cannot be read for a moment', async () => {
    write('a/x.mib');
    age('a', '.');
    let away = false;
    const guard = async (path: string): Promise<void> => {
      if (away && path.endsWith('/a')) {
        throw Object.assign(new Error('stale handle'), { code: 'ESTALE' });
      }
    };
    const tree = new RawTree(root, { guard });
    expect(await look(tree)).toEqual(['a/x.mib']);
    away = true;
    write('a/y.mib');
    expect(await look(tree)).toEqual(['a/x.mib']);
    expect(tree.problems).toHaveLength(1);
    away = false;
    expect(await look(tree)).toEqual(['a/x.mib', 'a/y.mib']);
  });
});
