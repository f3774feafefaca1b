import { join } from 'node:path';

import { errorCode, naming } from '../storage/fileErrors';
import { writeNew } from '../storage/regularFile';
import { discardSplits, isWorkedOn } from './discardSplits';
import { CANCEL_FILE, cancelItemFile, cancelTaskFile, readJobFiles } from './jobFiles';
import { requireOwn } from './jobOwner';
import type { LaunchedJob, Launchers } from './launcher';

/**
 * Asks a job to stop, wherever it runs, or one task of it. What runs does so within a second, or as soon as its machine sees
 * the file; for what has not begun its launcher is asked.
 *
 * @throws InputError `E_FOREIGN_JOB` for another user's job, when the directory may not be written, or the launcher cannot be asked
 */
export async function cancelJob(job: LaunchedJob, launchers: Launchers, task?: number): Promise<void> {
  await ask(job.folder, task === undefined ? CANCEL_FILE : cancelTaskFile(task));
  await launchers[job.files.order.launcher]?.cancel?.(job, task);
  const { order } = job.files;
  // Tasks at work do that when they have seen the wish
  if (task === undefined && !isWorkedOn(job.files, order.inputs)) {
    await discardSplits(order, order.inputs);
  }
}

/** Ends a job that was only just started: what a launcher has begun meanwhile is not waited for. @throws InputError */
export async function takeBack(folder: string, launchers: Launchers): Promise<void> {
  for (let asked = 0; asked < 2; asked++) {
    const files = await readJobFiles(folder);
    if (files) {
      await cancelJob({ folder, files }, launchers);
    }
  }
}

/** Asks a job to leave out one of its inputs and to go on with the others. @throws InputError as for the whole job */
export async function cancelInput(folder: string, input: string): Promise<void> {
  await ask(folder, cancelItemFile(input));
}

/** The name says it all: nothing that others could have put into the directory is written, nor written to. */
async function ask(folder: string, name: string): Promise<void> {
  await naming(folder, 'write', async () => {
    await requireOwn(folder);
    try {
      await writeNew(join(folder, name), '');
    } catch (cause) {
      // Asked before
      if (errorCode(cause) !== 'EEXIST') {
        throw cause;
      }
    }
  });
}
