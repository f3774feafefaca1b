import { fileURLToPath } from 'node:url';

import type { Launchers } from '../jobs/launcher';
import { LocalLauncher } from '../jobs/localLauncher';
import { SlurmLauncher } from '../jobs/slurm/slurmLauncher';

/** Where jobs can be started from here. @param script the bundle, which jobs run */
export function launchersFor(script: URL): { local: LocalLauncher; slurm: SlurmLauncher } & Launchers {
  return { local: new LocalLauncher(script), slurm: slurmLauncherFor(script) };
}

/** @param script the bundle, which nodes run */
export function slurmLauncherFor(script: URL): SlurmLauncher {
  return new SlurmLauncher([process.execPath, fileURLToPath(script)]);
}
