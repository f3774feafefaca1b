import { memoryOption } from '../../core/slurm/limits';
import { phaseOf, whyWaiting } from '../../core/slurm/standing';
import type { TaskLook } from '../launcher';
import type { SlurmTask } from './slurmSchema';

/** A task as Slurm told of it last, which stands in its directory. */
export function recordedLook(task: SlurmTask | undefined): TaskLook {
  if (task === undefined) {
    return { state: 'unknown', reason: 'Slurm has not been asked about it yet.' };
  }
  const { slurmId, state, reason, node, ending, missing, unclear } = task;
  // What Slurm said before it forgot the task is said no more
  const isStale = missing !== undefined && phaseOf(state ?? '') !== 'ended';
  const known = {
    ...(state !== null && !isStale && { word: state }),
    ...(slurmId !== null && { id: slurmId }),
    ...(node !== undefined && { node })
  };
  if (ending) {
    const again = ending.again && moreOf(ending.again);
    return { ...known, state: 'gone', as: ending.status, reason: ending.sentence, ...(again && { again }) };
  }
  if (unclear !== undefined) {
    return { ...known, state: 'unknown', reason: unclear };
  }
  if (state === null) {
    return { ...known, state: 'pending', reason: 'It is being handed to Slurm.' };
  }
  switch (phaseOf(state)) {
    case 'waiting': {
      const { sentence, isHeld, isStuck } = whyWaiting(reason);
      return { ...known, state: 'pending', reason: sentence, ...(isHeld && { isHeld }), ...(isStuck && { isStuck }) };
    }
    case 'running':
      return { ...known, state: 'running' };
    case 'ended':
      // Its files may come late over a shared file system
      return { ...known, state: 'running', reason: 'It has ended; its result is being looked for.' };
  }
}

function moreOf({ memoryMB, minutes }: { memoryMB?: number; minutes?: number }): TaskLook['again'] {
  return {
    ...(memoryMB !== undefined && { memory: memoryOption(memoryMB) }),
    ...(minutes !== undefined && { time: String(minutes) })
  };
}
