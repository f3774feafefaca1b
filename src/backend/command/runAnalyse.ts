import { CancelledError } from '../../core/errors';
import { analyse } from '../../pipeline/analyse/analyse';
import { analysisText } from '../../pipeline/analyse/analysisText';
import { findProfiles } from '../../pipeline/analyse/load/findProfiles';
import type { TaskRunner } from '../../pipeline/threads/taskRunner';
import type { AnalyseOptions } from '../../protocol/analyse/analyseOptions';
import { analyseOptionsSchema } from '../../protocol/analyse/analyseOptions';
import type { AnalyseOutput } from '../../protocol/analyse/analyseResult';
import { problemOf } from '../../protocol/problem';
import { unguarded } from '../../storage/pathGuard';
import { errorLines, reportJson } from './report';
import { ExitStatus } from './exitStatus';
import { interruptible } from './interruption';
import { UsageError } from './usageError';
import { CLEAR_LINE } from './terminal';

/** The options of `jupyter 4dstem analyse`. */
export interface AnalyseFlags {
  qRange?: string[];
  workers?: number;
  json?: boolean;
  [option: string]: unknown;
}

/** Analyses what the command line asks for, all together, and prints what came of it. */
export async function runAnalyse(
  named: readonly string[],
  { json = false, qRange: range = [], ...given }: AnalyseFlags,
  runner: TaskRunner
): Promise<ExitStatus> {
  const paths = [...named, ...range.slice(2)];
  if (paths.length === 0) {
    throw new UsageError('PATH is missing: name _azimuthal_mean.hspy files, or folders of them.');
  }
  const options = optionsOf({ ...given, ...(range.length > 0 && { qRange: range.slice(0, 2).map(Number) }) });
  const { files, problems } = await findProfiles(paths, options, unguarded);
  return interruptible(async signal => {
    const outputs: AnalyseOutput[] = [];
    const errors = [...problems];
    const line = new StepLine();
    try {
      if (files.length > 0) {
        const onProgress = (done: number, step: string): void => line.show(done, step);
        outputs.push(await analyse(files, options, { runner, signal, guard: unguarded, onProgress }));
      }
    } catch (cause) {
      if (cause instanceof CancelledError || signal.aborted) {
        throw new CancelledError();
      }
      errors.push(problemOf(cause, files[0]));
    } finally {
      line.clear();
    }
    const report = { outputs, errors };
    process.stdout.write(json ? reportJson(report) : outputs.map(analysisText).join('\n'));
    process.stderr.write(errorLines(errors));
    return errors.length > 0 ? ExitStatus.Failed : ExitStatus.Ok;
  });
}

function optionsOf(given: object): AnalyseOptions {
  const parsed = analyseOptionsSchema.safeParse(given);
  if (!parsed.success) {
    throw UsageError.fromZod(parsed.error);
  }
  return parsed.data;
}

/** One line of a terminal that tells how far the work is; nothing where no terminal is. */
class StepLine {
  show(done: number, step: string): void {
    this.draw(`${Math.round(100 * done)} %, ${step}`);
  }

  clear(): void {
    this.draw('');
  }

  private draw(text: string): void {
    if (process.stderr.isTTY) {
      process.stderr.write(`${CLEAR_LINE}${text}`);
    }
  }
}
