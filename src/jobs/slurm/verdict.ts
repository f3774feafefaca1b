import { phaseOf, whyWaiting } from '../../core/slurm/standing';
import type { Standing } from '../../protocol/jobs';
import { isOpen } from '../../protocol/jobs';
import type { TaskProgress } from '../jobSchema';
import type { SlurmRecord, SlurmTask } from './slurmSchema';

/** A task that Slurm calls running, and that has told nothing for so long, may hang. */
const SILENCE_MS = 2 * 60_000;
/** So long a shared file system may take to show what a node has written last. */
const FILES_LATE_MS = 15_000;
/** So long a submission may take until the queue shows it. */
const SUBMIT_MS = 60_000;

export interface SlurmVerdict {
  readonly status: Standing;
  readonly reason?: string;
  readonly endedAt?: number;
}

/** What there is to judge by. */
export interface SlurmEvidence {
  /** What the task says itself */
  readonly progress?: TaskProgress;
  /** What Slurm said last of it */
  readonly task?: SlurmTask;
  /** Why Slurm cannot be asked, in words */
  readonly trouble?: SlurmRecord['trouble'];
  readonly cancelAsked: boolean;
  /** When the job was submitted, and now; milliseconds since 1970 */
  readonly launched: number;
  readonly now: number;
}

/**
 * How a task stands that Slurm runs. A task that has closed its own work is believed before Slurm; Slurm's word counts for
 * what waits, what was ended from outside, and what has gone without a result.
 */
export function slurmVerdict(evidence: SlurmEvidence): SlurmVerdict {
  const { progress, task, trouble, cancelAsked, now } = evidence;
  const isClosed = progress !== undefined && !isOpen(progress) && progress.status !== 'interrupted';
  if (isClosed) {
    return { status: progress.status, reason: progress.reason, endedAt: progress.endedAt ?? progress.heartbeat };
  }
  if (task?.ending) {
    const { status, sentence } = task.ending;
    const endedAt = progress?.endedAt ?? progress?.heartbeat ?? task.since;
    // One that was asked to stop ends in many ways
    return cancelAsked ? { status: 'cancelled', endedAt } : { status, reason: sentence, endedAt };
  }
  if (trouble !== undefined) {
    return unheard(evidence, trouble);
  }
  if (task === undefined || task.state === null) {
    return unsubmitted(evidence);
  }
  switch (phaseOf(task.state)) {
    case 'waiting':
      return { status: 'waiting', reason: whyWaiting(task.reason).sentence };
    case 'running':
      return running(progress, now);
    case 'ended':
      return now - task.since < FILES_LATE_MS
        ? { status: 'running', reason: 'It has ended; its results are being looked for.' }
        : { status: 'failed', reason: 'It ended without a result.', endedAt: task.since };
  }
}

function running(progress: TaskProgress | undefined, now: number): SlurmVerdict {
  if (progress === undefined) {
    return { status: 'running', reason: 'Its node is starting it.' };
  }
  const silentMs = now - progress.heartbeat;
  return {
    status: 'running',
    reason:
      silentMs > SILENCE_MS
        ? `Slurm calls it running, but it has told nothing for ${Math.round(silentMs / 60_000)} minutes. Look at its log, or cancel it.`
        : progress.reason
  };
}

/** Slurm is silent; a task that gives signs of life needs no word of it. */
function unheard({ progress, now }: SlurmEvidence, trouble: string): SlurmVerdict {
  return progress && isOpen(progress) && now - progress.heartbeat < SILENCE_MS
    ? { status: 'running', reason: progress.reason }
    : { status: 'unknown', reason: trouble };
}

function unsubmitted({ progress, now, launched, cancelAsked }: SlurmEvidence): SlurmVerdict {
  if (progress && isOpen(progress) && now - progress.heartbeat < SILENCE_MS) {
    return { status: 'running', reason: progress.reason };
  }
  if (now - launched < SUBMIT_MS && !cancelAsked) {
    return { status: 'waiting', reason: 'It is being handed to Slurm.' };
  }
  return { status: 'unknown', reason: 'Slurm has not been asked about it yet.' };
}
