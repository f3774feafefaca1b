import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

import { SCRATCH } from './scratch';

const RUNNING = resolve(__dirname, '..', '..', 'python-kernel-bridge', 'tests', 'slurm', 'running.py');
/** Where the server that the tests start looks for the configuration of Slurm; see playwright.config.js */
const CONFIG = join(SCRATCH, 'slurm.conf');

/** A Slurm of one node, which the server of the tests sees. */
export interface Slurm {
  /** Why there is none */
  readonly missing?: string;
  stop(): Promise<void>;
}

export async function startSlurm(): Promise<Slurm> {
  const child = spawn('python', [RUNNING, CONFIG], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const [said] = (await Promise.race([once(lines, 'line'), ended.then(() => ['Slurm could not be started.'])])) as [
    string
  ];
  return {
    ...(said !== 'running' && { missing: said }),
    stop: async () => {
      child.stdin.end();
      await ended;
    }
  };
}
