import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { SCRATCH } from './scratch';

const RUNTIME = join(SCRATCH, 'runtime');

/** Process id of the compute backend that the tests' own Jupyter server has started (Linux: from /proc). */
export function backendPid(): number {
  const servers = readdirSync(RUNTIME).filter(name => /^jpserver-\d+\.json$/.test(name));
  const children = servers.flatMap(name => childrenOf(JSON.parse(readFileSync(join(RUNTIME, name), 'utf8')).pid));
  const backend = children.find(pid => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('main.mjs\0serve'));
  if (backend === undefined) {
    throw new Error('The Jupyter server of the tests runs no backend.');
  }
  return backend;
}

function childrenOf(pid: number): number[] {
  try {
    const tasks = readdirSync(`/proc/${pid}/task`);
    return tasks.flatMap(task =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
    );
  } catch (error) {
    // A file of a server of an earlier run, which has ended.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return [];
    }
    throw error;
  }
}
