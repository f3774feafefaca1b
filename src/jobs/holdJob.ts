import { InputError } from '../core/errors';
import { isOpen } from '../protocol/jobs';
import type { ListedJob } from './jobList';
import { foreignJob } from './jobOwner';
import type { Launchers } from './launcher';

/**
 * Keeps what of a job has not begun from starting, or lets it. What runs goes on.
 *
 * @param task one of its tasks; absent: all
 * @throws InputError `E_HOLD` where nothing can be held, `E_TASK` for a task that it has not, `E_FOREIGN_JOB`, and what the launcher says
 */
export async function holdJob(job: ListedJob, launchers: Launchers, isHeld: boolean, task?: number): Promise<void> {
  const { files, state } = job;
  if (files.foreign) {
    throw foreignJob(files.order.id);
  }
  const launcher = launchers[files.order.launcher];
  if (!launcher?.hold) {
    throw new InputError('E_HOLD', 'A job on this machine cannot be held. Cancel it, and start it again later.');
  }
  if (task !== undefined && task >= state.tasks.length) {
    throw new InputError(
      'E_TASK',
      `Tasks of this job go from 0 to ${state.tasks.length - 1}: there is no task ${task}.`
    );
  }
  // Slurm may have begun with one that has not said so itself
  const waiting = state.tasks.flatMap(({ status, look }, index) =>
    isOpen({ status }) && status !== 'running' && look?.state !== 'running' && (task ?? index) === index ? index : []
  );
  if (waiting.length === 0) {
    throw new InputError('E_HOLD', `Nothing of it waits to begin, so nothing can be ${isHeld ? 'held' : 'released'}.`);
  }
  await launcher.hold(job, waiting, isHeld);
}
