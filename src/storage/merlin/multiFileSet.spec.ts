import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { openSeries } from './series';
import { numbered, writeMib } from './spec/writeMib';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'series-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function file(name: string, numbers: number[], fields = {}): string {
  return writeMib(join(folder, name), numbers, fields);
}

async function members(path: string): Promise<[string, number][]> {
  return (await openSeries(path)).files.map(member => [basename(member.path), member.frames]);
}

describe('the files of a series', () => {
  it('are found from any of them, in the order of their frames, whatever their names say', async () => {
    const first = file('scan_9.mib', numbered(3));
    file('scan_10.mib', numbered(2, 4));
    const last = file('scan_8.mib', numbered(1, 6));
    const expected = [
      ['scan_9.mib', 3],
      ['scan_10.mib', 2],
      ['scan_8.mib', 1]
    ];
    expect(await members(first)).toEqual(expected);
    expect(await members(last)).toEqual(expected);
  });

  it('are not those that each begin with frame 1', async () => {
    const path = file('image_1.mib', numbered(2));
    file('image_2.mib', numbered(2));
    expect(await members(path)).toEqual([['image_1.mib', 2]]);
  });

  it('may have lost frames in between, but not more than a file holds', async () => {
    const path = file('scan_1.mib', numbered(3));
    file('scan_2.mib', numbered(3, 6));
    file('scan_3.mib', numbered(3, 13));
    expect(await members(path)).toEqual([
      ['scan_1.mib', 3],
      ['scan_2.mib', 3]
    ]);
  });

  it('have one format and one name', async () => {
    const path = file('scan_1.mib', numbered(3));
    file('scan_2.mib', numbered(3, 4), { depth: 16 });
    file('scan_b_2.mib', numbered(3, 4));
    file('scan_2.MIB', numbered(3, 4));
    writeFileSync(join(folder, 'scan_3.mib'), 'not a frame');
    expect(await members(path)).toEqual([['scan_1.mib', 3]]);
  });

  it('leave out a cut last frame', async () => {
    const path = file('scan_1.mib', numbered(3));
    writeFileSync(path, new Uint8Array(100), { flag: 'a' });
    expect(await members(path)).toEqual([['scan_1.mib', 3]]);
  });
});
