import { availableParallelism } from 'node:os';

import type { Command } from 'commander';

import { InputError } from '../../core/errors';
import { ThreadRunner } from '../../pipeline/frames/frameRunner';
import { convertPaths } from '../../pipeline/convert/convertPaths';
import { problemOf } from '../../protocol/problem';
import { unguarded } from '../../storage/pathGuard';
import type { ConversionRequest } from './conversionRequest';
import { conversionRequest } from './conversionRequest';
import type { ConvertFlags } from './convertFlags';
import { addConvertFlags, optionsOfFlags } from './convertFlags';
import { ExitStatus } from './exitStatus';
import { interruptible } from './interruption';
import { wholeNumber } from './numbers';
import { printReport } from './printReport';
import { ProgressLine } from './progressLine';

interface Flags extends ConvertFlags {
  task?: number;
  json?: boolean;
}

/** `jupyter 4dstem convert`: raw Merlin data to HDF5. @param script file that starts the worker threads */
export function addConvert(program: Command, script: URL, done: (status: ExitStatus) => void): void {
  addConvertFlags(program.command('convert').description('Convert raw Merlin .mib data to HDF5 (HyperSpy layout).'))
    .option(
      '--task <I>',
      'convert only entry I (from 0) of a conversion info file, as a Slurm array task does',
      wholeNumber
    )
    .option('--json', 'print one JSON object with outputs and errors')
    .action(async (paths: string[], flags: Flags) => done(await convert(paths, flags, script)));
}

async function convert(paths: string[], flags: Flags, script: URL): Promise<ExitStatus> {
  const { task, json = false } = flags;
  let request: ConversionRequest;
  try {
    request = await conversionRequest(paths, optionsOfFlags(flags), task);
  } catch (cause) {
    if (cause instanceof InputError) {
      printReport({ outputs: [], errors: [problemOf(cause, paths[0])] }, json);
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
      printReport(report, json);
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
