import { availableParallelism } from 'node:os';

import type { Command } from 'commander';

import { threadsFor, workOf } from '../../pipeline/works';
import type { ExitStatus } from './exitStatus';
import { positiveNumber } from './numbers';
import type { CalibrateFlags } from './runCalibrate';
import type { SubmitFlags } from './submitFlags';
import { addSubmitFlags, partedFlags } from './submitFlags';

/** `jupyter 4dstem calibrate`: pixel size and ellipse from gold. @param script file that starts the worker threads */
export function addCalibrate(program: Command, script: URL, done: (status: ExitStatus) => void): void {
  addSubmitFlags(addCalibrateFlags(program.command('calibrate')))
    .description(
      'Find reciprocal pixel size and ellipticity from a gold cross-grating, and write <T1>_CL_<cm>cm.json beside the data.'
    )
    .option('--json', 'print the record, or one JSON object with records and errors for several files')
    .action(async (files: string[], given: CalibrateFlags & SubmitFlags) => {
      const { submit: where, rest: flags } = partedFlags(given);
      if (where.submit !== undefined) {
        const [{ submit }, { calibrationRequest }] = await Promise.all([import('./submit'), import('./runCalibrate')]);
        const request = calibrationRequest(files, flags);
        return done(
          await submit(files[0], where, flags.json ?? false, script, async () => ({ kind: 'calibrate', ...request }))
        );
      }
      const work = await workOf('calibrate');
      const threads = threadsFor(work, script, availableParallelism(), { joins: true });
      try {
        const { calibrate } = await import('./runCalibrate');
        done(await calibrate(files, flags, work, threads));
      } finally {
        await threads.close();
      }
    });
}

/** Gives a command what to calibrate and how. */
export function addCalibrateFlags(command: Command): Command {
  return (
    command
      // Not <FILE...>: files behind --q-range are taken for its values at first
      .argument(
        '[FILE...]',
        '_data.hdf5, .mib, another scan in HDF5, a single pattern (.hspy, HDF5, TIFF), or a folder'
      )
      .option('--pixel-size <P>', 'expected pixel size, 1/Å per pixel along the minor axis', positiveNumber)
      .option(
        '--pixel-size-factor <F>',
        'search about F times the expected, or else the usual pixel size',
        positiveNumber
      )
      .option('--q-range <MIN MAX...>', 'smallest and largest q that is used, 1/Å', collected)
      .option('--rings <hkl,hkl>', 'rings whose positions count, such as 111,220,311 (default: all)', listed)
      .option(
        '--lattice-parameter <A>',
        'lattice parameter of the reference, Å (default: 4.0782, gold)',
        positiveNumber
      )
      .option('--voltage <V>', 'acceleration voltage in V (default: from the metadata)', positiveNumber)
      .option('--camera-length <M>', 'nominal camera length in m (default: from the metadata)', positiveNumber)
      .option('--mask <FILE>', 'bad pixels (other than 0) of a converted frame: HDF5 or TIFF')
      .option('--out <FILE>', 'write the record to FILE, or into an existing folder')
      .option('--force', 'write the record although the verdict is fail')
  );
}

function collected(value: string, before: string[] = []): string[] {
  return [...before, value];
}

function listed(value: string): string[] {
  return value.split(',');
}
