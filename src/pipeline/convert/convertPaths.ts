import { stat } from 'node:fs/promises';

import { CancelledError } from '../../core/errors';
import type { JobItem } from '../../protocol/jobs';
import type { ConvertOptions } from '../../protocol/convert/convertOptions';
import type { ConvertReport } from '../../protocol/convert/convertResult';
import { problemOf } from '../../protocol/problem';
import type { ShapeChoices } from '../../protocol/convert/shapeChoice';
import { withShape } from '../../protocol/convert/shapeChoice';
import type { PathGuard } from '../../storage/pathGuard';
import type { TaskRunner } from '../threads/taskRunner';
import { convertFile } from './convertFile';
import { findInputs } from './inputs';

export interface PathsWatch {
  /** Told of every change of an item; the first call for an input introduces it */
  onItem?(item: JobItem): void;
  readonly signal: AbortSignal;
  /** Fires when one input is to be left out and the others are not */
  itemSignal?(input: string): AbortSignal;
  readonly guard: PathGuard;
}

/**
 * Converts files and folders one acquisition after another, all workers on the same one. What fails is reported and does
 * not stop the rest; a cancelled run leaves what was complete.
 *
 * @param shapes scan shapes chosen by hand, by path: they count in place of the options'
 */
export async function convertPaths(
  paths: readonly string[],
  options: ConvertOptions,
  runner: TaskRunner,
  watch: PathsWatch,
  shapes: ShapeChoices = {}
): Promise<ConvertReport> {
  const { files, problems } = await findInputs(paths, options.out, watch.guard);
  const report: ConvertReport = { outputs: [], errors: [...problems] };
  for (const problem of problems) {
    watch.onItem?.({ ...waiting(problem.input), status: 'failed', problem });
  }
  for (const input of files) {
    watch.onItem?.({ ...waiting(input), bytes: await sizeOf(input) });
  }
  for (const input of files) {
    await convertOne(input, withShape(options, shapes[input]), runner, watch, report);
  }
  return report;
}

async function convertOne(
  input: string,
  options: ConvertOptions,
  runner: TaskRunner,
  { onItem, itemSignal, guard, ...watch }: PathsWatch,
  report: ConvertReport
): Promise<void> {
  const signal = itemSignal ? AbortSignal.any([watch.signal, itemSignal(input)]) : watch.signal;
  let item: JobItem = { ...waiting(input), status: 'running' };
  const tell = (change: Partial<JobItem>): void => onItem?.((item = { ...item, ...change }));
  try {
    if (signal.aborted) {
      throw new CancelledError();
    }
    tell({});
    const output = await convertFile(input, options, runner, {
      signal,
      guard,
      onFrames: (framesDone, frames, bytes) =>
        tell({ framesDone, frames, bytes, bytesDone: Math.round((bytes * framesDone) / Math.max(frames, 1)) })
    });
    report.outputs.push(output);
    tell({ status: 'done', output, framesDone: item.frames, bytesDone: item.bytes });
  } catch (cause) {
    if (cause instanceof CancelledError || signal.aborted) {
      tell({ status: 'cancelled' });
      return;
    }
    const problem = problemOf(cause, input);
    report.errors.push(problem);
    tell({ status: 'failed', problem });
  }
}

/** For the time that is left, before the file's turn has come; of a series the first file. What is wrong with it is told then. */
async function sizeOf(input: string): Promise<number> {
  return stat(input).then(
    ({ size }) => size,
    () => 0
  );
}

function waiting(input: string): JobItem {
  return { input, status: 'waiting', framesDone: 0, frames: 0, bytesDone: 0, bytes: 0 };
}
