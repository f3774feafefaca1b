import { mkdirSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** Node.js has this from 22.1 on. */
const { enableCompileCache } = nodeModule as { enableCompileCache?: (folder: string) => unknown };

/**
 * Keeps the compiled program for the next start: in `$XDG_CACHE_HOME/jupyterlab-4dstem/compiled`, usually in `~/.cache`
 * (XDG Base Directory Specification 0.8, which has relative paths ignored). Node.js sees to it that only what fits the
 * program and itself is used. Where the folder cannot be made, everything is compiled again.
 *
 * @returns the folder; undefined where there is none
 */
export function keepCompiledCode(environment: NodeJS.ProcessEnv = process.env, home = homedir): string | undefined {
  const named = environment.XDG_CACHE_HOME;
  try {
    // Made here, one by one: Node.js tries for ever where a file system says that the parent of a new folder is missing
    const base = made(named && isAbsolute(named) ? named : join(home(), '.cache'));
    const folder = made(join(made(join(base, 'jupyterlab-4dstem')), 'compiled'));
    enableCompileCache?.(folder);
    return folder;
  } catch {
    return undefined;
  }
}

function made(folder: string): string {
  try {
    mkdirSync(folder);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw cause;
    }
  }
  return folder;
}
