import { InputError } from '../../core/errors';
import { convertPaths } from '../../pipeline/convert/convertPaths';
import type { FrameRunner } from '../../pipeline/frames/frameRunner';
import type { ConvertOptions, ConvertRequestOptions } from '../../protocol/convertOptions';
import type { ConvertReport } from '../../protocol/convertResult';
import { problemOf } from '../../protocol/problem';
import { unguarded } from '../../storage/pathGuard';
import type { ConversionRequest } from './conversionRequest';
import { conversionRequest } from './conversionRequest';
import { errorLines, reportJson, reportText } from './convertReport';
import { ExitStatus } from './exitStatus';
import { interruptible } from './interruption';
import { ProgressLine } from './progressLine';

/** The options of `jupyter 4dstem convert`. */
export interface ConvertFlags {
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

/** What is asked for by flags alone; what no flag names is left to an info file. */
function optionsOf(flags: ConvertFlags): ConvertRequestOptions {
  const { roll, cropLastColumn, replaceSpikes: spikes, ...given } = flags;
  const isRepair = roll !== undefined || cropLastColumn || spikes;
  return { ...given, ...(isRepair && { repair: { roll, cropLastColumn, spikes } }) };
}

/** Converts what the command line asks for, and prints what came of it. */
export async function convert(paths: string[], flags: ConvertFlags, runner: FrameRunner): Promise<ExitStatus> {
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
  const line = new ProgressLine(process.stderr);
  const seen: string[] = [];
  return interruptible(async signal => {
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
  });
}

function print(report: ConvertReport, json: boolean): void {
  process.stdout.write(json ? reportJson(report) : reportText(report));
  process.stderr.write(errorLines(report.errors));
}
