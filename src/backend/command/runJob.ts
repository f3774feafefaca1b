import { availableParallelism } from 'node:os';

import { InputError } from '../../core/errors';
import type { JobOrder } from '../../jobs/jobSchema';
import type { TaskWork } from '../../jobs/runTask';
import { runTask } from '../../jobs/runTask';
import { clusterSettings } from '../../jobs/siteSettings';
import { stateFolder } from '../../jobs/stateFolder';
import { eachInput } from '../../pipeline/eachInput';
import type { Telling } from '../../pipeline/work';
import { threadsFor, workOf } from '../../pipeline/works';
import type { Kind } from '../../protocol/capabilities';
import type { SharedOptions } from '../../protocol/capability';
import type { JobItem } from '../../protocol/jobs';
import type { PathGuard } from '../../storage/pathGuard';
import { confineHdf5 } from '../../storage/hdf5/libraryFiles';
import { unguarded } from '../../storage/pathGuard';
import { DataRoots } from '../server/dataRoots';
import { ExitStatus } from './exitStatus';
import { interruptible } from './interruption';
import { errorLines } from './report';

/** Works on one task of a job directory. @param script file that starts the worker threads */
export async function runJob(folder: string, task: number, script: URL): Promise<ExitStatus> {
  // A terminal or a session that closes is no reason to stop what was started from a panel.
  process.on('SIGHUP', () => undefined);
  const log = (line: string): void => void process.stdout.write(`${new Date().toISOString()} ${line}\n`);
  log(`Process ${process.pid} works on task ${task} of ${folder}`);
  let isBad = false;
  const onBad = (): void => {
    isBad = true;
  };
  const coresHere = await coresOfJobs(log);
  const status = await interruptible(terminated =>
    runTask(folder, task, order => taskWork(order, script, log, onBad), {
      stateFolder: stateFolder(),
      terminated,
      log,
      coresHere,
      isRestart: Number(process.env.SLURM_RESTART_COUNT ?? 0) > 0
    })
  );
  log(`The task is ${status}`);
  // What waits for a good result is not to begin after another
  const ended = isBad ? ExitStatus.Failed : ExitStatus.Ok;
  return status === 'done' ? ended : status === 'failed' ? ExitStatus.Failed : ExitStatus.Cancelled;
}

/** Cores that a site lets the jobs of a user take on this machine; settings that cannot be read leave all of them. */
async function coresOfJobs(log: (line: string) => void): Promise<number> {
  try {
    return (await clusterSettings()).coresHere ?? availableParallelism();
  } catch (cause) {
    if (!(cause instanceof InputError)) {
      throw cause;
    }
    log(cause.message);
    return availableParallelism();
  }
}

/** The work of any kind of job. @param onBad told of a result that is bad news */
function taskWork<K extends Kind>(
  order: JobOrder<K>,
  script: URL,
  log: (line: string) => void,
  onBad: () => void
): TaskWork {
  const { kind, options, choices, dataRoots } = order;
  const { workers = order.cores ?? availableParallelism() }: SharedOptions = options;
  const roots = new DataRoots(dataRoots);
  confineHdf5(dataRoots);
  const guard: PathGuard = dataRoots.length === 0 ? unguarded : roots.guard;
  return async (shares, { signal, itemSignal, onItem, cores }) => {
    const work = await workOf(kind);
    const threads = threadsFor(work, script, workers, { cores });
    try {
      const watch = {
        signal,
        itemSignal,
        guard,
        onItem: (item: JobItem<K>): void => {
          logEnd(item, order, work.told, log);
          if (item.result && work.told.badNews?.(item.result) !== undefined) {
            onBad();
          }
          onItem(item);
        }
      };
      const inputs = shares.map(({ input }) => input);
      // Parts are known; folders may be among what is done as a whole
      const known = order.splits && shares;
      await eachInput({ kind, inputs, options, choices }, work, work.begin(threads), watch, undefined, known);
    } finally {
      await threads.close();
    }
  };
}

function logEnd<K extends Kind>(
  { result, problem }: JobItem<K>,
  { options }: Pick<JobOrder<K>, 'options'>,
  told: Telling<K>,
  log: (line: string) => void
): void {
  if (result) {
    log(`${told.text(result)}${told.note?.(result, options) ?? ''}`.trimEnd());
  } else if (problem) {
    // Whoever reads the log is a user, whom a stack tells nothing that the sentence does not
    const details = problem.code === 'E_INTERNAL' ? problem.details : problem.details?.split('\n', 1)[0];
    log([errorLines([problem]).trimEnd(), details].filter(Boolean).join('\n'));
  }
}
