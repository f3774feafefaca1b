import type { Command } from 'commander';

import type { ConvertOptions, ConvertRequestOptions } from '../../protocol/convert/convertOptions';
import { wholeNumber } from './numbers';

/** What the options of a conversion are called on the command line. */
export interface ConvertFlags {
  reshape?: ConvertOptions['reshape'];
  scanX?: number;
  scanY?: number;
  firstFrame?: number;
  binNav?: number;
  binSig?: number;
  /** False only where it was asked for */
  cross: boolean;
  compression?: ConvertOptions['compression'];
  out?: string;
  overwrite?: boolean;
  workers?: number;
  roll?: number;
  cropLastColumn?: boolean;
  replaceSpikes?: boolean;
}

/** Gives a command what to convert and how: the same for one that converts and one that has it converted. */
export function addConvertFlags(command: Command): Command {
  return command
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
    .option('--workers <N>', 'worker threads (default: one per core)', wholeNumber);
}

/** What is asked for by flags alone; what no flag names is left to an info file. */
export function optionsOfFlags(flags: ConvertFlags): ConvertRequestOptions {
  const { roll, cropLastColumn, replaceSpikes: spikes, cross, ...given } = flags;
  const isRepair = roll !== undefined || cropLastColumn || spikes;
  return { ...given, ...(!cross && { cross }), ...(isRepair && { repair: { roll, cropLastColumn, spikes } }) };
}
