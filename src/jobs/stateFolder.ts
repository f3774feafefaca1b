import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * Where what this program knows of a user is kept between its runs: `$XDG_STATE_HOME/jupyterlab-4dstem`, usually
 * `~/.local/state/jupyterlab-4dstem` (XDG Base Directory Specification 0.8, which has relative paths ignored).
 */
export function stateFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const named = environment.XDG_STATE_HOME;
  const base = named && isAbsolute(named) ? named : join(homedir(), '.local', 'state');
  return join(base, 'jupyterlab-4dstem');
}
