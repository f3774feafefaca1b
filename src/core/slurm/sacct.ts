import { parseMemory, parseTime } from './limits';

/** Options of sacct whose answer `parseSacct` reads, but for the ids; steps too, since only they have MaxRSS. */
export const SACCT_ARGUMENTS = [
  '--parsable2',
  '--noheader',
  '--format=JobID,State,ExitCode,MaxRSS,ReqMem,Timelimit,NodeList'
] as const;

/** What accounting says of an array task. */
export interface AccountedTask {
  readonly array: string;
  /** Absent where accounts have been told of an end before they were told that it is of an array */
  readonly index?: number;
  /** Slurm's word; its suffixes, as in "CANCELLED by 1234", are cut off */
  readonly state: string;
  /** Exit status and signal of the script, such as 0:9 */
  readonly exit: string;
  /** The most that a step took, megabytes */
  readonly usedMB?: number;
  readonly memoryMB?: number;
  readonly minutes?: number;
  readonly node?: string;
}

/** @param text lines such as `5_2|FAILED|4:0||100M|01:00:00|node1`, or `5|...`, and, for its steps, `5_2.batch|...` */
export function parseSacct(text: string): AccountedTask[] {
  const tasks = new Map<string, AccountedTask>();
  const used = new Map<string, number>();
  for (const line of text.split('\n')) {
    const [id, state = '', exit = '', rss = '', memory = '', limit = '', node = ''] = line.split('|');
    const [, array, index, step] = /^(\d+)(?:_(\d+))?(\..+)?$/.exec(id) ?? [];
    if (array === undefined) {
      continue;
    }
    const key = taskId(array, index);
    if (step !== undefined) {
      used.set(key, Math.max(used.get(key) ?? 0, parseMemory(rss) ?? 0));
      continue;
    }
    tasks.set(key, {
      array,
      ...(index !== undefined && { index: Number(index) }),
      state: state.split(' ')[0],
      exit,
      memoryMB: parseMemory(memory),
      minutes: parseTime(limit),
      ...(/^\S+$/.test(node) && { node })
    });
  }
  return [...tasks].map(([key, task]) => ({ ...task, usedMB: used.get(key) || undefined }));
}

/** How Slurm names a task: `5_2`; `5` where its index is not known. */
export function taskId(array: string, index?: number | string): string {
  return index === undefined ? array : `${array}_${index}`;
}
