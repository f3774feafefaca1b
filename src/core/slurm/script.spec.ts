import { execFileSync } from 'node:child_process';

import fc from 'fast-check';

import { adjusted, shellWord, slurmScript } from './script';
import { readDirectives } from './testing/readDirectives';

describe('adjusted', () => {
  it('replaces, adds and leaves out', () => {
    const changes = { mem: null, ntasks: '2', constraint: 'avx2', exclusive: '', licenses: null };
    const asked = adjusted({ partition: 'cs04r', ntasks: '1', mem: '64M' }, changes);
    expect(readDirectives(slurmScript(asked, []))).toEqual([
      '--partition=cs04r',
      '--ntasks=2',
      '--constraint=avx2',
      '--exclusive'
    ]);
  });
});

describe('shellWord', () => {
  it('gives one word with the same text', () => {
    const text = fc.string({ minLength: 1, unit: 'grapheme' }).filter(word => !word.includes('\0'));
    const words = fc.sample(text, 200);
    const output = execFileSync('sh', ['-c', `printf '%s\\0' ${words.map(shellWord).join(' ')}`]);
    expect(output.toString().split('\0').slice(0, -1)).toEqual(words);
  });
});
