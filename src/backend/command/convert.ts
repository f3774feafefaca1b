import { availableParallelism } from 'node:os';

import type { Command } from 'commander';

import { ThreadRunner } from '../../pipeline/frames/frameRunner';
import type { ExitStatus } from './exitStatus';
import { wholeNumber } from './numbers';
import { rawBytesOf } from './rawBytes';
import type { ConvertFlags } from './runConvert';

/** `jupyter 4dstem convert`: raw Merlin data to HDF5. @param script file that starts the worker threads */
export function addConvert(program: Command, script: URL, done: (status: ExitStatus) => void): void {
  program
    .command('convert')
    .description('Convert raw Merlin .mib data to HDF5 (HyperSpy layout).')
    .argument('<PATH...>', '.mib files, folders to search for them, or a conversion info file')
    .option('--reshape <mode>', 'auto, flyback, known or none: how frames become scan rows and columns (default: auto)')
    .option('--scan-x <N>', 'scan columns, with --reshape known', wholeNumber)
    .option('--scan-y <N>', 'scan rows, with --reshape known', wholeNumber)
    .option('--first-frame <N>', 'frame with which the scan begins, counted from 0', wholeNumber)
    .option('--bin-nav <F>', 'write a second file with F x F scan positions summed', wholeNumber)
    .option('--bin-sig <F>', 'write a second file with F x F detector pixels summed', wholeNumber)
    .option(
      '--roll <N>',
      'roll every scan line N columns to the left (closes the seam of some scans with EDX)',
      wholeNumber
    )
    .option('--crop-last-column', 'leave out the last scan column, after rolling (the fly-back in scans with EDX)')
    .option('--replace-spikes', 'replace frames far brighter than all around by the median of their neighbours')
    .option('--no-cross', 'do not insert the gap between the chips of a quad detector (512 stays 512, not 515)')
    .option('--compression <kind>', 'bitshuffle-lz4, gzip (readable without plugins) or none (default: bitshuffle-lz4)')
    .option('--out <DIR>', 'folder for results: DIR/<stamp>/<stamp>_data.hdf5 (default: processing/ of the session)')
    .option('--overwrite', 'convert again what is complete')
    .option('--workers <N>', 'worker threads (default: one per core)', wholeNumber)
    .option(
      '--task <I>',
      'convert only entry I (from 0) of a conversion info file, as a Slurm array task does',
      wholeNumber
    )
    .option('--json', 'print one JSON object with outputs and errors')
    .action(async (paths: string[], flags: ConvertFlags) => {
      const runner = new ThreadRunner(script, flags.workers ?? availableParallelism());
      try {
        // Threads start on the other cores while this one reads the rest of the program
        runner.warmUp(rawBytesOf(paths));
        const { convert } = await import('./runConvert');
        done(await convert(paths, flags, runner));
      } finally {
        await runner.close();
      }
    });
}
