import { InputError } from '../../core/errors';
import { convertPaths } from '../../pipeline/convert/convertPaths';
import type { TaskRunner } from '../../pipeline/threads/taskRunner';
import type { JobItem } from '../../protocol/jobs';
import { problemOf } from '../../protocol/problem';
import { unguarded } from '../../storage/pathGuard';
import type { ConversionRequest } from './conversionRequest';
import { conversionRequest } from './conversionRequest';
import type { ConvertFlags } from './convertFlags';
import { optionsOfFlags } from './convertFlags';
import { ExitStatus } from './exitStatus';
import { interruptible } from './interruption';
import { printReport } from './printReport';
import { ProgressLine } from './progressLine';

/** The options of `jupyter 4dstem convert`. */
export interface ConvertCommand extends ConvertFlags {
  task?: number;
  json?: boolean;
}

/** Converts what the command line asks for, and prints what came of it. */
export async function convert(paths: string[], flags: ConvertCommand, runner: TaskRunner): Promise<ExitStatus> {
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
  const line = new ProgressLine(process.stderr);
  const seen: string[] = [];
  return interruptible(async signal => {
    const watch = {
      signal,
      guard: unguarded,
      onItem: (item: JobItem) => {
        if (!seen.includes(item.input)) {
          seen.push(item.input);
        }
        line.show(item, seen.indexOf(item.input), seen.length);
      }
    };
    const report = await convertPaths(request.paths, request.options, runner, watch, request.shapes);
    line.clear();
    printReport(report, json);
    if (signal.aborted) {
      process.stderr.write('Cancelled. Files that were complete are kept, unfinished ones were removed.\n');
      return ExitStatus.Cancelled;
    }
    return report.errors.length > 0 ? ExitStatus.Failed : ExitStatus.Ok;
  });
}
