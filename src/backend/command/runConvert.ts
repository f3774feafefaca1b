import { InputError } from '../../core/errors';
import type { TaskRunner } from '../../pipeline/threads/taskRunner';
import type { Work } from '../../pipeline/work';
import { problemOf } from '../../protocol/problem';
import type { ConversionRequest } from './conversionRequest';
import { conversionRequest } from './conversionRequest';
import type { ConvertFlags } from './convertFlags';
import { optionsOfFlags } from './convertFlags';
import { ExitStatus } from './exitStatus';
import { printErrors, printOutcome } from './report';
import { runOrder } from './runOrder';

/** The options of `jupyter 4dstem convert`. */
export interface ConvertCommand extends ConvertFlags {
  task?: number;
  json?: boolean;
}

/** Converts what the command line asks for, and prints what came of it. */
export async function convert(
  paths: string[],
  flags: ConvertCommand,
  work: Work<'convert'>,
  threads: TaskRunner
): Promise<ExitStatus> {
  const { task, json = false } = flags;
  let request: ConversionRequest;
  try {
    request = await conversionRequest(paths, optionsOfFlags(flags), task);
  } catch (cause) {
    if (cause instanceof InputError) {
      printErrors('outputs', [problemOf(cause, paths[0])], json);
      return ExitStatus.Failed;
    }
    throw cause;
  }
  const { outcome, cancelled } = await runOrder({ kind: 'convert', ...request }, work, work.begin(threads));
  printOutcome('convert', work, outcome, json);
  if (cancelled) {
    process.stderr.write('Cancelled. Files that were complete are kept, unfinished ones were removed.\n');
    return ExitStatus.Cancelled;
  }
  return outcome.errors.length > 0 ? ExitStatus.Failed : ExitStatus.Ok;
}
