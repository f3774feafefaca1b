import type { Command } from 'commander';

import type { CheckFlags } from './checkCluster';
import type { ExitStatus } from './exitStatus';
import { wholeNumber } from './numbers';
import { addClusterFlags } from './submitFlags';

/** `jupyter 4dstem jobs check`: tries the cluster with a task of a minute. @param script the bundle, which a node runs */
export function addJobsCheck(jobs: Command, script: URL, done: (status: ExitStatus) => void): void {
  addClusterFlags(jobs.command('check'))
    .description('Try the cluster with a task of a minute: what a node finds of this program and of your folders.')
    .argument('[FOLDER]', 'where data and results lie, such as the folder of a session', '.')
    .option('--wait <S>', 'seconds to wait for a node', wholeNumber, 120)
    .option('--json', 'print one JSON object')
    .action(async (folder: string, flags: CheckFlags) => {
      const { checkCluster } = await import('./checkCluster');
      done(await checkCluster(folder, flags, script));
    });
}
