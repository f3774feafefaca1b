import { availableParallelism } from 'node:os';

import type { Command } from 'commander';

import { threadsFor, workOf } from '../../pipeline/works';
import type { ExitStatus } from './exitStatus';
import { wholeNumber } from './numbers';
import type { AnalyseFlags } from './runAnalyse';

/** `jupyter 4dstem analyse`: components and classes of radial profiles. @param script file that starts the worker threads */
export function addAnalyse(program: Command, script: URL, done: (status: ExitStatus) => void): void {
  addAnalyseFlags(program.command('analyse'))
    .description('Decompose radial profiles of one or many data sets into components, and class their scan positions.')
    .option('--json', 'print one JSON object with outputs and errors')
    .action(async (paths: string[], flags: AnalyseFlags) => {
      const work = await workOf('analyse');
      const threads = threadsFor(work, script, flags.workers || availableParallelism(), { joins: true });
      try {
        const { runAnalyse } = await import('./runAnalyse');
        done(await runAnalyse(paths, flags, work, threads));
      } finally {
        await threads.close();
      }
    });
}

/** Gives a command what to analyse and how. */
export function addAnalyseFlags(command: Command): Command {
  return (
    command
      // Not <PATH...>: paths behind --q-range are taken for its values at first
      .argument('[PATH...]', '_azimuthal_mean.hspy or _azimuthal_var.hspy files, or folders to search for them')
      .option('--profile <kind>', 'mean or variance (default: mean)')
      .option('--q-range <MIN MAX...>', 'smallest and largest q that is used, 1/Å', collected)
      .option('--components <K>', 'number of components, or auto (default: auto)', numberOrText)
      .option('--max-components <N>', 'most components that auto tries (default: 10)', wholeNumber)
      .option('--loss <kind>', 'poisson or frobenius (default: poisson for mean, frobenius for variance)')
      .option('--normalise <kind>', 'none, max, range or sum of each position (default: none)')
      .option('--log', 'take ln(1 + value) first')
      .option('--restarts <R>', 'starts among which the best is chosen (default: 3)', wholeNumber)
      .option('--seed <N>', 'another seed gives other starts (default: 0)', wholeNumber)
      .option('--classify <rule>', 'argmax or percentile:P (default: argmax)')
      .option('--include <TEXT>', 'only data sets with TEXT in their path; may be given several times', collected)
      .option('--exclude <TEXT>', 'no data sets with TEXT in their path; may be given several times', collected)
      .option('--out <DIR>', 'folder for results (default: analysis/<time> beside the data sets of a session)')
      .option('--workers <N>', 'worker threads (default: one per core)', wholeNumber)
  );
}

function collected(value: string, before: string[] = []): string[] {
  return [...before, value];
}

function numberOrText(value: string): number | string {
  return /^\d+$/.test(value) ? Number(value) : value;
}
