import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { jobFolder } from '../../jobs/jobFollower';
import { logFile, readOrder } from '../../jobs/jobFiles';
import { JobRegistry } from '../../jobs/registry';
import { stateFolder } from '../../jobs/stateFolder';
import { InputError } from '../../core/errors';
import { isMissing } from '../../storage/fileErrors';
import { openRegular } from '../../storage/regularFile';
import { UsageError } from '../../protocol/usageError';

/** Prints the log of one task, or of all in their order; a task that has written nothing has none. */
export async function printLogs(name: string, task: number | undefined): Promise<void> {
  const folder = await jobFolder(name, new JobRegistry(stateFolder()));
  const order = await readOrder(folder);
  if (!order) {
    throw new InputError(
      'E_JOB',
      `${folder} is not the directory of a job. 'jupyter 4dstem jobs' lists those that are known.`
    );
  }
  if (task !== undefined && task >= order.tasks) {
    throw new UsageError(`--task ${task}: tasks of this job go from 0 to ${order.tasks - 1}.`, 'E_TASK');
  }
  const tasks = task === undefined ? Array.from({ length: order.tasks }, (_, index) => index) : [task];
  for (const index of tasks) {
    try {
      const log = await openRegular(join(folder, logFile(index)), { links: 'refused' });
      await pipeline(log.createReadStream(), process.stdout, { end: false });
    } catch (cause) {
      if (!isMissing(cause)) {
        throw cause;
      }
    }
  }
}
