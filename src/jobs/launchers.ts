import { fileURLToPath } from 'node:url';

import type { ListedJob } from './jobList';
import type { Launchers } from './launcher';
import { LocalLauncher } from './localLauncher';
import { SlurmLauncher } from './slurm/slurmLauncher';

/** Where jobs can run. @param script the bundle; `job run <folder>` is its command for this */
export function launchersFor(script: URL): Launchers {
  return {
    local: new LocalLauncher(script),
    slurm: new SlurmLauncher([process.execPath, fileURLToPath(script)])
  };
}

/** Has each launcher find out how its jobs stand, of those that are open. */
export async function lookAtOpen(launchers: Launchers, open: readonly ListedJob[]): Promise<void> {
  const names = new Set(open.map(({ files }) => files.job.launcher));
  await Promise.all(
    [...names].map(name => launchers[name].look(open.filter(({ files }) => files.job.launcher === name)))
  );
}
