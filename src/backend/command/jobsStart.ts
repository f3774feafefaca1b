import type { Command } from 'commander';

import { InputError } from '../../core/errors';
import { problemOf } from '../../protocol/problem';
import type { ConvertFlags } from './convertFlags';
import { addConvertFlags, optionsOfFlags } from './convertFlags';
import { ExitStatus } from './exitStatus';
import { printReport } from './printReport';

interface Flags extends ConvertFlags {
  options?: string;
  json?: boolean;
}

/** `jupyter 4dstem jobs start`: a conversion as the panel starts it. @param script the bundle, which the job runs */
export function addJobsStart(jobs: Command, script: URL, done: (status: ExitStatus) => void): void {
  addConvertFlags(
    jobs
      .command('start')
      .description('Start a conversion that goes on by itself, as the panels do, and say what it is called.')
  )
    .option('--options <JSON>', 'options by their names in a notebook, as one JSON object; other flags go over them')
    .option('--json', 'print one JSON object with id and folder of the job')
    .action(async (paths: string[], { options, json = false, ...flags }: Flags) => {
      const [{ namedOptions }, { startNamedJob }] = await Promise.all([import('./namedOptions'), import('./startJob')]);
      const named = options === undefined ? {} : namedOptions(options);
      try {
        const started = await startNamedJob(paths, { ...named, ...optionsOfFlags(flags) }, script);
        process.stdout.write(json ? `${JSON.stringify(started)}\n` : `${started.id}\n  ${started.folder}\n`);
        done(ExitStatus.Ok);
      } catch (cause) {
        if (!(cause instanceof InputError)) {
          throw cause;
        }
        printReport({ outputs: [], errors: [problemOf(cause, paths[0])] }, json);
        done(ExitStatus.Failed);
      }
    });
}
