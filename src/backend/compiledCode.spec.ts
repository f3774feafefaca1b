import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { keepCompiledCode } from './compiledCode';

describe('keepCompiledCode', () => {
  let home: string;
  beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'home-'))));
  afterEach(() => rmSync(home, { recursive: true }));

  it('makes a folder in the cache of the user', () => {
    const usual = join(home, '.cache', 'jupyterlab-4dstem', 'compiled');
    expect(keepCompiledCode({}, () => home)).toBe(usual);
    expect(keepCompiledCode({ XDG_CACHE_HOME: 'relative' }, () => home)).toBe(usual);
    expect(existsSync(usual)).toBe(true);
    const named = join(home, 'scratch');
    expect(keepCompiledCode({ XDG_CACHE_HOME: named }, () => home)).toBe(join(named, 'jupyterlab-4dstem', 'compiled'));
  });

  it('does without where no folder can be made', () => {
    const homeless = (): string => {
      throw new Error('ENOENT: no such file or directory, uv_os_homedir');
    };
    expect(keepCompiledCode({}, homeless)).toBeUndefined();
    expect(keepCompiledCode({}, () => join(home, 'missing'))).toBeUndefined();
    mkdirSync(join(home, '.cache'));
    writeFileSync(join(home, '.cache', 'jupyterlab-4dstem'), '');
    expect(keepCompiledCode({}, () => home)).toBeUndefined();
  });
});
