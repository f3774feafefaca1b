import { stat } from 'node:fs/promises';

import { CancelledError } from '../../core/errors';
import { calibrateFile } from '../../pipeline/calibrate/calibrateFile';
import type { CalibratedFile } from '../../pipeline/calibrate/calibrateFile';
import { calibrationInputs } from '../../pipeline/calibrate/calibrationInputs';
import type { TaskRunner } from '../../pipeline/threads/taskRunner';
import type { CalibrationOptions } from '../../protocol/calibrate/calibrationOptions';
import { calibrationOptionsSchema } from '../../protocol/calibrate/calibrationOptions';
import type { Problem } from '../../protocol/convert/convertResult';
import { problemOf } from '../../protocol/problem';
import { unguarded } from '../../storage/pathGuard';
import { printCalibrations } from './printCalibrations';
import { ExitStatus } from './exitStatus';
import { interruptible } from './interruption';
import { UsageError } from './usageError';

/** The options of `jupyter 4dstem calibrate`. */
export interface CalibrateFlags extends Omit<CalibrationOptions, 'qRange'> {
  qRange?: string[];
  out?: string;
  force?: boolean;
  json?: boolean;
}

/** Errors that another option would mend. */
const USAGE = new Set(['E_NO_VOLTAGE', 'E_NO_CAMERA_LENGTH', 'E_NO_PIXEL_SIZE', 'E_MASK_SHAPE', 'E_OUT']);

/** Calibrates what the command line asks for, and prints what came of it. */
export async function calibrate(
  named: readonly string[],
  { out, force = false, json = false, qRange: range = [], ...given }: CalibrateFlags,
  runner: TaskRunner
): Promise<ExitStatus> {
  const paths = [...named, ...range.slice(2)];
  if (paths.length === 0) {
    throw new UsageError('FILE is missing: name a _data.hdf5, a .mib, a single pattern or a folder of them.');
  }
  const options = optionsOf({ ...given, ...(range.length > 0 && { qRange: range.slice(0, 2).map(Number) }) });
  const { files, problems, several } = await calibrationInputs(paths, unguarded);
  if (out !== undefined && files.length > 1 && !(await isFolder(out))) {
    throw new UsageError(`--out: ${files.length} files need an existing folder for their records, and ${out} is none.`);
  }
  return interruptible(async signal => {
    const done: CalibratedFile[] = [];
    const errors: Problem[] = [...problems];
    const line = new ReadingLine();
    const onFrames = (framesDone: number, frames: number): void => line.show(framesDone, frames);
    const reading = { runner, guard: unguarded, signal, onFrames };
    for (const file of files) {
      try {
        done.push(await calibrateFile(file, options, { out, force }, reading));
      } catch (cause) {
        if (cause instanceof CancelledError || signal.aborted) {
          throw new CancelledError();
        }
        errors.push(problemOf(cause, file));
      } finally {
        line.clear();
      }
    }
    printCalibrations({ done, errors, several }, { json, force });
    if (errors.some(({ code }) => USAGE.has(code))) {
      return ExitStatus.Usage;
    }
    return errors.length > 0 || done.some(({ record }) => record.verdict === 'fail')
      ? ExitStatus.Failed
      : ExitStatus.Ok;
  });
}

function optionsOf(given: object): CalibrationOptions {
  const parsed = calibrationOptionsSchema.safeParse(given);
  if (!parsed.success) {
    throw UsageError.fromZod(parsed.error);
  }
  return parsed.data;
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    found => found.isDirectory(),
    () => false
  );
}

/** One line of a terminal that tells how far reading is; nothing where no terminal is. */
class ReadingLine {
  show(done: number, frames: number): void {
    this.draw(`${done} of ${frames} patterns`);
  }

  clear(): void {
    this.draw('');
  }

  private draw(text: string): void {
    if (process.stderr.isTTY) {
      process.stderr.write(`\r\u001b[2K${text}`);
    }
  }
}
