import { availableParallelism } from 'node:os';

import type { Command } from 'commander';

import { threadsFor, workOf } from '../../pipeline/works';
import type { ExitStatus } from './exitStatus';
import { anyNumber, numberList, positiveNumber, wholeNumber } from './numbers';
import type { RadialFlags } from './runRadial';

/** `jupyter 4dstem radial`: radial profiles of every pattern. @param script file that starts the worker threads */
export function addRadial(program: Command, script: URL, done: (status: ExitStatus) => void): void {
  addRadialFlags(program.command('radial'))
    .description(
      'Average every pattern along the ellipses of its calibration: <T1>_azimuthal_mean.hspy, <T1>_azimuthal_var.hspy and more, beside the data.'
    )
    .option('--json', 'print one JSON object with outputs and errors')
    .action(async (files: string[], flags: RadialFlags) => {
      const work = await workOf('radial');
      const threads = threadsFor(work, script, flags.workers ?? availableParallelism(), { joins: true });
      try {
        const { radial } = await import('./runRadial');
        done(await radial(files, flags, work, threads));
      } finally {
        await threads.close();
      }
    });
}

/** Gives a command what to transform and how. */
export function addRadialFlags(command: Command): Command {
  return command
    .argument('<FILE...>', '_data.hdf5, .mib, or a folder of them')
    .option(
      '--calibration <auto|FILE|DIR>',
      'calibration record, or a folder to look for one of the same voltage and camera length (default: auto, the session)'
    )
    .option(
      '--origin <auto|fast|slow|ROW,COL>',
      'direct beam: followed in some patterns, in all, or one place in px (default: auto)',
      origin
    )
    .option('--mask <FILE>', 'bad pixels (other than 0) of a converted frame: HDF5 or TIFF')
    .option('--hot-pixels <auto|off>', 'leave out pixels far brighter than their neighbours (default: auto)')
    .option(
      '--exclude-sector <FROM,TO>',
      'leave out azimuths, degrees from the row axis (down) towards the columns (right); may be repeated',
      collectedPairs
    )
    .option('--rotation <DEG>', 'angle between R and Q: turns the corrected patterns', anyNumber)
    .option('--convention <exact|epsic>', "exact area weights, or as ePSIC's notebooks (default: exact)")
    .option('--statistic <mean|median|quantile:P>', 'what a profile tells of a ring (default: mean)')
    .option('--gain <G>', 'counts that one electron makes (default: 1)', positiveNumber)
    .option('--solid-angle', 'divide by the solid angle that a pixel sees')
    .option('--rpl', 'write the profiles as .rpl and .raw too')
    .option('--no-corrected', 'do not write the corrected patterns')
    .option('--voltage <V>', 'acceleration voltage in V (default: from the metadata)', positiveNumber)
    .option('--camera-length <M>', 'nominal camera length in m (default: from the metadata)', positiveNumber)
    .option('--out <DIR>', 'folder for results: DIR/<stamp>/ (default: beside the data)')
    .option('--overwrite', 'transform again what is transformed')
    .option('--workers <N>', 'worker threads (default: one per core)', wholeNumber);
}

function origin(value: string): string | number[] {
  return value.includes(',') ? numberList(value) : value;
}

function collectedPairs(value: string, before: number[][] = []): number[][] {
  return [...before, numberList(value)];
}
