import { availableParallelism } from 'node:os';

import { convertPaths } from '../../pipeline/convert/convertPaths';
import { ThreadTeam } from '../../pipeline/threads/threadTeam';
import type { JobOrder } from '../../jobs/jobSchema';
import type { TaskWork } from '../../jobs/runTask';
import { runTask } from '../../jobs/runTask';
import { stateFolder } from '../../jobs/stateFolder';
import type { JobItem } from '../../protocol/jobs';
import type { PathGuard } from '../../storage/pathGuard';
import { confineHdf5 } from '../../storage/hdf5/libraryFiles';
import { unguarded } from '../../storage/pathGuard';
import { DataRoots } from '../server/dataRoots';
import { errorLines, reportText } from './convertReport';
import { ExitStatus } from './exitStatus';
import { interruptible } from './interruption';

/** Works on one task of a job directory. @param script file that starts the worker threads */
export async function runJob(folder: string, task: number, script: URL): Promise<ExitStatus> {
  // A terminal or a session that closes is no reason to stop what was started from a panel.
  process.on('SIGHUP', () => undefined);
  const log = (line: string): void => void process.stdout.write(`${new Date().toISOString()} ${line}\n`);
  log(`Process ${process.pid} works on task ${task} of ${folder}`);
  const status = await interruptible(terminated =>
    runTask(folder, task, job => conversion(job, script, log), { stateFolder: stateFolder(), terminated, log })
  );
  log(`The task is ${status}`);
  return status === 'done' ? ExitStatus.Ok : status === 'failed' ? ExitStatus.Failed : ExitStatus.Cancelled;
}

function conversion({ dataRoots, shapes }: JobOrder, script: URL, log: (line: string) => void): TaskWork {
  const roots = new DataRoots(dataRoots);
  confineHdf5(dataRoots);
  const guard: PathGuard =
    dataRoots.length === 0 ? unguarded : async (path, purpose) => void (await roots.check(path, purpose));
  return async (inputs, options, { signal, itemSignal, onItem, cores }) => {
    const runner = new ThreadTeam(script, options.workers ?? availableParallelism(), { cores });
    try {
      const watch = {
        signal,
        itemSignal,
        guard,
        onItem: (item: JobItem) => {
          logEnd(item, log);
          onItem(item);
        }
      };
      await convertPaths(inputs, options, runner, watch, shapes);
    } finally {
      await runner.close();
    }
  };
}

function logEnd({ output, problem }: JobItem, log: (line: string) => void): void {
  if (output) {
    log(reportText({ outputs: [output], errors: [] }).trimEnd());
  } else if (problem) {
    log([errorLines([problem]).trimEnd(), problem.details].filter(Boolean).join('\n'));
  }
}
