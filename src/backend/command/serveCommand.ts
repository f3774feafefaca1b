import { fileURLToPath } from 'node:url';

import type { Command } from 'commander';
import { Option } from 'commander';

import { stateFolder } from '../../jobs/stateFolder';
import { CONTRACT, VERSION } from '../../protocol/version';
import { confineHdf5 } from '../../storage/hdf5/libraryFiles';
import { ExitStatus } from './exitStatus';

interface Flags {
  socket: string;
  dataRoot: string[];
}

/** What the Jupyter server starts: answers panels on a unix socket until the server is gone. */
export function addServe(program: Command, script: URL, done: (status: ExitStatus) => void): void {
  program
    .command('serve', { hidden: true })
    .requiredOption('--socket <PATH>', 'unix socket to listen on, in a private folder')
    .addOption(
      new Option('--data-root <DIR>', 'a folder panels may read and write; repeatable, none: what the user may')
        .argParser((folder: string, before: string[]) => [...before, folder])
        .default([])
    )
    .action(async ({ socket, dataRoot }: Flags) => {
      const [{ serve }, { allAnswers }, { launchersFor }] = await Promise.all([
        import('../server/serve'),
        import('../answers/answers'),
        import('../launchers')
      ]);
      confineHdf5(dataRoot);
      const launchers = launchersFor(script);
      await serve(
        {
          ...{ socket, dataRoots: dataRoot, stateFolder: stateFolder() },
          ...{ version: VERSION, contract: CONTRACT, program: fileURLToPath(script) }
        },
        {
          answers: allAnswers(script, launchers.slurm),
          launchers
        }
      );
      done(ExitStatus.Ok);
    });
}
