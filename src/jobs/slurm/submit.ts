import { setTimeout as pause } from 'node:timers/promises';

import { parseSqueue, SQUEUE_ARGUMENTS } from '../../core/slurm/squeue';
import type { SlurmCommands } from './commands';
import { SlurmTrouble } from './trouble';

/** A controller that hung answers what it was asked meanwhile in any order: two looks say whether a job is there. */
const LOOKS = 2;
const PAUSE_MS = 2000;

/**
 * Submits an array. A submission that nobody confirmed may have been taken all the same, so it is looked for by its mark before it is
 * tried once more.
 *
 * @param mark name of the job, unlike that of any other
 * @param pauseMs before each look for the mark
 * @returns id of the array; undefined where Slurm does not say whether it has one
 * @throws SlurmTrouble when it was refused, or Slurm was never reached
 */
export async function submitArray(
  commands: SlurmCommands,
  mark: string,
  script: string,
  pauseMs = PAUSE_MS
): Promise<string | undefined> {
  for (let attempt = 1; ; attempt++) {
    try {
      return submittedId(await commands.run('sbatch', ['--parsable', `--job-name=${mark}`], script));
    } catch (cause) {
      if (!(cause instanceof SlurmTrouble && cause.isSilence)) {
        throw cause;
      }
      const found = await markedArrays(commands, mark, pauseMs);
      if (found === undefined || found.length > 0 || attempt > 1) {
        return found?.[0];
      }
    }
  }
}

/**
 * Arrays that carry a mark, the earliest first; undefined where the controller does not answer.
 */
async function markedArrays(commands: SlurmCommands, mark: string, pauseMs: number): Promise<string[] | undefined> {
  let ids: string[] = [];
  for (let look = 1; look <= LOOKS && ids.length === 0; look++) {
    await pause(pauseMs);
    try {
      ids = arraysOf(mark, await commands.run('squeue', SQUEUE_ARGUMENTS));
    } catch (cause) {
      if (!(cause instanceof SlurmTrouble)) {
        throw cause;
      }
      return undefined;
    }
  }
  return ids;
}

function arraysOf(mark: string, answer: string): string[] {
  const ids = parseSqueue(answer).flatMap(({ name, array }) => (name === mark ? [array] : []));
  return [...new Set(ids)].sort((a, b) => Number(a) - Number(b));
}

/** With several clusters the name of one follows: `24;test`. Whatever else a site prints comes on lines of its own. */
function submittedId(answer: string): string {
  const id = /^(\d+)(;.*)?$/m.exec(answer)?.[1];
  if (id === undefined) {
    throw new SlurmTrouble('E_SLURM', `sbatch gave no id of a job, but said: ${answer.slice(0, 200)}`);
  }
  return id;
}
