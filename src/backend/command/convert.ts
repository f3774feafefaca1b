import { availableParallelism } from 'node:os';

import type { Command } from 'commander';

import { threadsFor, workOf } from '../../pipeline/works';
import type { StartRequest } from '../../protocol/jobs';
import { addConvertFlags, optionsOfFlags } from './convertFlags';
import type { ExitStatus } from './exitStatus';
import { wholeNumber } from './numbers';
import type { ConvertCommand } from './runConvert';
import type { SubmitFlags } from './submitFlags';
import { addSubmitFlags, partedFlags } from './submitFlags';

/** `jupyter 4dstem convert`: raw Merlin data to HDF5. @param script file that starts the worker threads */
export function addConvert(program: Command, script: URL, done: (status: ExitStatus) => void): void {
  addSubmitFlags(addConvertFlags(program.command('convert')))
    .description('Convert raw Merlin .mib data to HDF5 (HyperSpy layout).')
    .option(
      '--task <I>',
      'convert only entry I (from 0) of a conversion info file, as a Slurm array task does',
      wholeNumber
    )
    .option('--json', 'print one JSON object with outputs and errors')
    .action(async (paths: string[], given: ConvertCommand & SubmitFlags) => {
      const { submit: where, rest: flags } = partedFlags(given);
      if (where.submit !== undefined) {
        const [{ submit }, { conversionRequest }] = await Promise.all([
          import('./submit'),
          import('./conversionRequest')
        ]);
        const { task, json = false } = flags;
        const asked = async (): Promise<Pick<StartRequest<'convert'>, 'kind' | 'inputs' | 'options' | 'choices'>> => ({
          kind: 'convert',
          ...(await conversionRequest(paths, optionsOfFlags(flags), task))
        });
        return done(await submit(paths[0], where, json, script, asked));
      }
      const work = await workOf('convert');
      const threads = threadsFor(work, script, flags.workers ?? availableParallelism(), { joins: true });
      try {
        // Threads start on the other cores while this one reads the rest of the program
        work.warmUp?.(paths, threads);
        const { convert } = await import('./runConvert');
        done(await convert(paths, flags, work, threads));
      } finally {
        await threads.close();
      }
    });
}
