import { availableParallelism } from 'node:os';

import type { Command } from 'commander';

import { InputError } from '../../core/errors';
import { ThreadRunner } from '../../pipeline/frames/frameRunner';
import { convertPaths } from '../../pipeline/convert/convertPaths';
import type { ConvertOptions, ConvertRequestOptions } from '../../protocol/convertOptions';
import type { ConvertReport } from '../../protocol/convertResult';
import { problemOf } from '../../protocol/problem';
import { unguarded } from '../../storage/pathGuard';
import type { ConversionRequest } from './conversionRequest';
import { conversionRequest } from './conversionRequest';
import { errorLines, reportJson, reportText } from './convertReport';
import { ExitStatus } from './exitStatus';
import { interruptible } from './interruption';
import { wholeNumber } from './numbers';
import { ProgressLine } from './progressLine';

interface Flags {
  reshape?: ConvertOptions['reshape'];
  scanX?: number;
  scanY?: number;
  firstFrame?: number;
  binNav?: number;
  binSig?: number;
  cross: boolean;
  compression?: ConvertOptions['compression'];
  out?: string;
  overwrite?: boolean;
  workers?: number;
  task?: number;
  json?: boolean;
  roll?: number;
  cropLastColumn?: boolean;
  replaceSpikes?: boolean;
}

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
    .action(async (paths: string[], flags: Flags) => done(await convert(paths, flags, script)));
}

/** What is asked for by flags alone; what no flag names is left to an info file. */
function optionsOf(flags: Flags): ConvertRequestOptions {
  const { roll, cropLastColumn, replaceSpikes: spikes, ...given } = flags;
  const isRepair = roll !== undefined || cropLastColumn || spikes;
  return { ...given, ...(isRepair && { repair: { roll, cropLastColumn, spikes } }) };
}

async function convert(paths: string[], flags: Flags, script: URL): Promise<ExitStatus> {
  const { task, json = false } = flags;
  let request: ConversionRequest;
  try {
    request = await conversionRequest(paths, optionsOf(flags), task);
  } catch (cause) {
    if (cause instanceof InputError) {
      print({ outputs: [], errors: [problemOf(cause, paths[0])] }, json);
      return ExitStatus.Failed;
    }
    throw cause;
  }
  const runner = new ThreadRunner(script, request.options.workers ?? availableParallelism());
  const line = new ProgressLine(process.stderr);
  const seen: string[] = [];
  return interruptible(async signal => {
    try {
      const report = await convertPaths(request.paths, request.options, runner, {
        signal,
        guard: unguarded,
        onItem: item => {
          if (!seen.includes(item.input)) {
            seen.push(item.input);
          }
          line.show(item, seen.indexOf(item.input), seen.length);
        }
      });
      line.clear();
      print(report, json);
      if (signal.aborted) {
        process.stderr.write('Cancelled. Files that were complete are kept, unfinished ones were removed.\n');
        return ExitStatus.Cancelled;
      }
      return report.errors.length > 0 ? ExitStatus.Failed : ExitStatus.Ok;
    } finally {
      await runner.close();
    }
  });
}

function print(report: ConvertReport, json: boolean): void {
  process.stdout.write(json ? reportJson(report) : reportText(report));
  process.stderr.write(errorLines(report.errors));
}
