import type { Standing } from '../protocol/jobs';
import { isOpen } from '../protocol/jobs';
import type { TaskProgress } from './jobSchema';
import type { TaskLook } from './launcher';

/** A task that cannot be asked is given up after this long without sign of life: network file systems tell late. */
export const SILENCE_MS = 2 * 60 * 1000;

/** Whether a sign of life is one: what claims to come from the future is as little one as what is old. */
export function isFresh(heartbeat: number, now: number): boolean {
  return Math.abs(now - heartbeat) < SILENCE_MS;
}

/** How a task stands. */
export interface Verdict {
  readonly status: Standing;
  /** Why it waits, or what ended it, in words */
  readonly reason?: string;
  readonly endedAt?: number;
}

/** What there is to judge a task by that a launcher sees. */
export interface LookEvidence {
  /** What the task says itself */
  readonly progress?: TaskProgress;
  /** What its launcher sees */
  readonly look: TaskLook;
  readonly cancelAsked: boolean;
  /** When the job was launched, and now; milliseconds since 1970 */
  readonly since: number;
  readonly now: number;
}

/**
 * How a task stands that a launcher sees. One that has closed its own work is believed before the launcher; the launcher's
 * word counts for what waits, what was ended from outside, and what has gone without a result.
 */
export function lookVerdict({ progress, look, cancelAsked, since, now }: LookEvidence): Verdict {
  if (progress && !isOpen(progress) && progress.status !== 'interrupted') {
    return { status: progress.status, reason: progress.reason, endedAt: progress.endedAt ?? progress.heartbeat };
  }
  const alive = progress && isOpen(progress) && isFresh(progress.heartbeat, now) ? progress : undefined;
  switch (look.state) {
    case 'pending':
      return { status: 'waiting', reason: look.reason };
    case 'unknown':
      return alive ? { status: alive.status, reason: alive.reason } : { status: 'unknown', reason: look.reason };
    case 'running':
      return running(progress, alive, look, now);
    case 'gone': {
      const endedAt = progress?.endedAt ?? progress?.heartbeat ?? since;
      const reason = look.reason ?? 'It has gone without an end. What is done stays; start it again for the rest.';
      // One that was asked to stop ends in many ways
      return cancelAsked ? { status: 'cancelled', endedAt } : { status: look.as ?? 'interrupted', reason, endedAt };
    }
  }
}

function running(
  progress: TaskProgress | undefined,
  alive: TaskProgress | undefined,
  look: TaskLook,
  now: number
): Verdict {
  if (progress === undefined) {
    return { status: 'waiting', reason: look.reason ?? 'It is being started.' };
  }
  if (alive) {
    return { status: alive.status, reason: alive.reason };
  }
  const minutes = Math.round((now - progress.heartbeat) / 60_000);
  const isEnding = progress.status === 'interrupted';
  return {
    status: 'running',
    reason: isEnding
      ? 'It is being ended.'
      : `It is called running, but has told nothing for ${minutes} minutes. Look at its log, or cancel it.`
  };
}
