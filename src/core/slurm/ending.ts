import { memoryOption, memoryText, timeText } from './limits';
import { stoppedSentence } from './stopped';

/** What is known of a task that Slurm calls over. */
export interface SlurmEnd {
  /** Slurm's word, such as FAILED */
  readonly state: string;
  readonly reason?: string;
  /** Exit status and signal of the script, such as 0:9, where accounting told */
  readonly exit?: string;
  readonly node?: string;
  /** What it took and what it might take, megabytes and minutes */
  readonly usedMB?: number;
  readonly memoryMB?: number;
  readonly minutes?: number;
  /** The most minutes that its partition gives, where that is known */
  readonly longest?: number;
  /** Whether it does several things one after another */
  readonly doesSeveral?: boolean;
  /** Last part of its log */
  readonly log: string;
}

/** What became of a task that has left no verified result. */
export interface Ending {
  readonly status: 'failed' | 'cancelled' | 'interrupted';
  /** Plain reason and next step */
  readonly sentence: string;
  /** What to ask for when it is run again: megabytes, minutes */
  readonly again?: { readonly memoryMB?: number; readonly minutes?: number };
}

const REDO = 'Run the failed ones again';

/** Why a task ended before it was done, from Slurm's word for it and from what stands in its log. */
export function endingOf(end: SlurmEnd): Ending {
  const { state, node, log } = end;
  const where = node === undefined ? 'its node' : `node ${node}`;
  if (state === 'OUT_OF_MEMORY' || outOfMemory(log)) {
    return memoryEnding(end);
  }
  switch (state) {
    case 'TIMEOUT':
    case 'DEADLINE':
      return timeEnding(end);
    case 'CANCELLED':
      return { status: 'cancelled', sentence: 'It was cancelled.' };
    case 'PREEMPTED':
      return {
        status: 'interrupted',
        sentence: `Slurm stopped it for a job of higher priority (preempted). ${REDO}, or use another partition.`
      };
    case 'NODE_FAIL':
    case 'BOOT_FAIL':
      return { status: 'interrupted', sentence: `${capital(where)} failed while it ran. ${REDO}.` };
    case 'COMPLETED':
      return {
        status: 'failed',
        sentence: `Slurm says completed, but it left no result: ${lastWords(log) ?? 'its log is empty'} ${REDO}.`
      };
    default:
      return failure(end, where);
  }
}

function failure({ exit, reason, log }: SlurmEnd, where: string): Ending {
  const stopped = stoppedSentence(log);
  if (stopped !== undefined) {
    return { status: 'failed', sentence: stopped };
  }
  if (exit === '0:53' || (reason === 'JobLaunchFailure' && log === '')) {
    return {
      status: 'failed',
      sentence: `${capital(where)} could not write the log into the folder of the job: is its file system mounted there, and may you write?`
    };
  }
  if (/ENOSPC|No space left on device/.test(log)) {
    return { status: 'failed', sentence: `The disk is full. Make room, then ${REDO.toLowerCase()}.` };
  }
  if (/EDQUOT|Disk quota exceeded/i.test(log)) {
    return { status: 'failed', sentence: `Your disk quota is used up. Make room, then ${REDO.toLowerCase()}.` };
  }
  const how = exit === undefined ? '' : ` (${exitText(exit)})`;
  return {
    status: 'failed',
    sentence: `It ended on ${where} before it was done${how}: ${lastWords(log) ?? 'its log is empty'} ${REDO}.`
  };
}

function memoryEnding({ usedMB, memoryMB, log }: SlurmEnd): Ending {
  const bytes = /exceeded memory limit \((\d+) > (\d+)\)/.exec(log);
  const used = bytes ? Number(bytes[1]) / 2 ** 20 : usedMB;
  const limit = memoryMB ?? (bytes ? Number(bytes[2]) / 2 ** 20 : undefined);
  if (limit === undefined) {
    return { status: 'failed', sentence: `Out of memory. ${REDO} with more memory.` };
  }
  const more = wholeGigabytes(2 * Math.max(limit, used ?? 0));
  const at = used === undefined ? '' : ` at ${memoryText(used)} of ${memoryText(limit)}`;
  return {
    status: 'failed',
    sentence: `Out of memory${at}. ${REDO} with ${memoryText(more)} (--mem ${memoryOption(more)}).`,
    again: { memoryMB: more }
  };
}

function timeEnding({ minutes, longest = Infinity, doesSeveral }: SlurmEnd): Ending {
  if (minutes === undefined) {
    return { status: 'failed', sentence: `Out of time. ${REDO} with a longer time limit.` };
  }
  if (minutes >= longest) {
    const help = doesSeveral
      ? `${REDO}: what is done is left out`
      : 'Submit it to a partition that gives more time (--partition)';
    return {
      status: 'failed',
      sentence: `Out of time after ${timeText(minutes)}, which is all that its partition gives. ${help}.`
    };
  }
  const more = Math.min(longest, 2 * minutes);
  return {
    status: 'failed',
    sentence: `Out of time after ${timeText(minutes)}. ${REDO} with ${timeText(more)} (--time ${more}).`,
    again: { minutes: more }
  };
}

/** Without a memory cgroup Slurm says FAILED, and only the log says why; with one a killed child may leave COMPLETED. */
function outOfMemory(log: string): boolean {
  return /exceeded memory limit|Exceeded job memory limit|oom-kill|oom_kill|Out Of Memory/.test(log);
}

/** The last line of a log that says something. */
function lastWords(log: string): string | undefined {
  const line = log.trimEnd().split('\n').at(-1)?.trim();
  return line ? `its log ends with "${line.slice(0, 200)}".` : undefined;
}

function exitText(exit: string): string {
  const [status, signal] = exit.split(':').map(Number);
  return signal > 0 ? `signal ${signal}` : `exit status ${status}`;
}

function wholeGigabytes(megabytes: number): number {
  return megabytes < 1024 ? Math.ceil(megabytes / 100) * 100 : Math.ceil(megabytes / 1024) * 1024;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
