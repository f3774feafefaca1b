import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

import { numbered, writeMib } from '../../storage/merlin/spec/writeMib';
import { unguarded } from '../../storage/pathGuard';
import { findInputs } from './inputs';

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'inputs-')));
});
afterEach(() => rmSync(folder, { recursive: true }));

function raw(name: string, numbers = numbered(2)): string {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  return writeMib(join(folder, name), numbers);
}

async function found(paths: string[], out?: string): Promise<{ files: string[]; problems: string[] }> {
  const { files, problems } = await findInputs(
    paths.map(path => join(folder, path)),
    out,
    unguarded
  );
  return {
    files: files.map(file => relative(folder, file)),
    problems: problems.map(({ input, code }) => `${relative(folder, input)} ${code}`)
  };
}

describe('findInputs', () => {
  it('takes files as they are named and folders with all they hold, each file once', async () => {
    ['b/y_data.mib', 'b/x_data.mib', 'a_data.mib'].forEach(name => raw(name));
    symlinkSync('a_data.mib', join(folder, 'link_data.mib'));
    expect(await found(['a_data.mib', 'b', 'b/y_data.mib', 'link_data.mib'], '/out')).toEqual({
      files: ['a_data.mib', 'b/x_data.mib', 'b/y_data.mib'],
      problems: []
    });
  });

  it('names what is not there or holds nothing, and goes on', async () => {
    raw('a_data.mib');
    mkdirSync(join(folder, 'empty'));
    expect(await found(['gone', 'empty', 'a_data.mib'], '/out')).toEqual({
      files: ['a_data.mib'],
      problems: ['gone E_NOT_FOUND', 'empty E_NO_MIB']
    });
  });

  it('counts the files of a series as one', async () => {
    raw('scan_1.mib', numbered(3));
    raw('scan_2.mib', numbered(3, 4));
    raw('other_1.mib', numbered(3));
    expect((await found(['.'], '/out')).files).toEqual(['other_1.mib', 'scan_1.mib']);
    expect((await found(['scan_2.mib', 'scan_1.mib'], '/out')).files).toEqual(['scan_1.mib']);
  });

  it('refuses all files whose results would have one name', async () => {
    const [T2, session] = ['20260317_101208', '2026/cm1-1/Merlin'];
    raw(`${session}/a/${T2}/x_data.mib`);
    raw(`${session}/a/${T2}/x_data1.mib`);
    raw(`${session}/b/${T2}/x_data.mib`);
    expect(await found(['.'])).toEqual({
      files: [`${session}/b/${T2}/x_data.mib`],
      problems: [`${session}/a/${T2}/x_data.mib E_SAME_STAMP`, `${session}/a/${T2}/x_data1.mib E_SAME_STAMP`]
    });
    expect((await found(['.'], '/out')).files).toEqual([]);
  });
});
