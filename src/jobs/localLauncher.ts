import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { InputError } from '../core/errors';
import { identityOf, ownProcess } from '../storage/processIdentity';
import { openRegular } from '../storage/regularFile';
import { replaceFile } from './atomicFile';
import { scrubbed } from './environment';
import { LAUNCH_FILE, logFile } from './jobFiles';
import type { JobOrder, Launch } from './jobSchema';
import { JOB_VERSION } from './jobSchema';
import type { Launcher } from './launcher';

/**
 * Starts a job as a process of this machine, in a session of its own, with its log for output: it goes on when whoever
 * started it ends, and ends with the machine or the container.
 */
export class LocalLauncher implements Launcher {
  /** @param script the bundle; `job run <folder>` is its command for this */
  constructor(private readonly script: URL) {}

  readonly name = 'local';
  readonly taskPer = 'job';

  async launch(folder: string, _order: JobOrder): Promise<void> {
    const log = await openRegular(join(folder, logFile(0)), { mode: 'a', links: 'refused' });
    let pid: number;
    try {
      const child = spawn(process.execPath, [fileURLToPath(this.script), 'job', 'run', folder], {
        cwd: '/',
        detached: true,
        env: scrubbed(process.env),
        stdio: ['ignore', log.fd, log.fd]
      });
      pid = await started(child);
      child.unref();
    } finally {
      await log.close();
    }
    const launch: Launch = {
      version: JOB_VERSION,
      launcher: 'local',
      launched: new Date().toISOString(),
      // One that has ended already is to be recognised too, by a start that no process has
      process: identityOf(pid) ?? { ...ownProcess(), pid, started: 'never' }
    };
    await replaceFile(join(folder, LAUNCH_FILE), JSON.stringify(launch));
  }
}

/** @returns its number */
async function started(child: ChildProcess): Promise<number> {
  try {
    await once(child, 'spawn');
    return child.pid ?? NaN;
  } catch (cause) {
    throw new InputError(
      'E_LAUNCH',
      'The job could not be started: the machine or the container has no room for another process. Wait until others have ended, then try again.',
      { cause }
    );
  }
}
