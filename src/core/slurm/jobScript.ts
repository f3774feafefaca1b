import type { DirectiveChanges } from './script';
import type { TaskArray } from './taskArrays';
import { taskLogPattern } from './taskArrays';
import { adjusted, logPattern, SCRIPT_MADE_BY, shellWord, slurmScript } from './script';

/** What one task of a job may take. */
export interface TaskResources {
  readonly partition: string;
  readonly cpus: number;
  /** Whole megabytes: sbatch takes no decimals */
  readonly memoryMB: number;
  readonly minutes: number;
  /** Whom the time is charged to, where a site demands that */
  readonly account?: string;
}

export interface JobScript {
  /** Job directory, full path; logs go there */
  readonly folder: string;
  readonly array: TaskArray;
  readonly resources: TaskResources;
  /** Program and its first arguments, with full paths; `job run <folder> --task <i>` follows, or `job check` */
  readonly command: readonly string[];
  readonly work?: 'run' | 'check';
  /** Shell lines of the site before the command, as they are */
  readonly setup: readonly string[];
  /** What has to have ended before, as sbatch takes it: afterany:123 */
  readonly dependency?: string;
  readonly changes: DirectiveChanges;
}

/** How a script begins the sentence by which it says why it stopped before the program began. */
export const STOPPED = '4dstem: ';

/** Of the server's environment nothing else goes along: it may hold secrets, and what a Slurm job that holds the server left. */
const EXPORTED = 'HOME,USER,LOGNAME,SHELL,LANG,TZ';

/**
 * A batch script that runs the tasks of a job directory. Everything is named by its full path, and what is missing on a node is
 * said in a sentence. The log of a task continues when Slurm runs it again.
 *
 * @throws InputError `E_PATH` for a folder whose name sbatch cannot take
 */
export function jobScript({
  folder,
  array,
  resources,
  command,
  work = 'run',
  setup,
  dependency,
  changes
}: JobScript): string {
  const { partition, cpus, memoryMB, minutes, account } = resources;
  const { first, from, count, concurrent } = array;
  const directives = {
    partition,
    ...(account !== undefined && { account }),
    nodes: '1',
    ntasks: '1',
    'cpus-per-task': String(cpus),
    time: String(minutes),
    mem: `${memoryMB}M`,
    array: `${from}-${from + count - 1}%${concurrent}`,
    ...(dependency !== undefined && { dependency }),
    // What can never begin is not to wait for ever
    ...(dependency?.match(/afterok|aftercorr/) && { 'kill-on-invalid-dep': 'yes' }),
    output: `${logPattern(folder)}/${taskLogPattern(array)}`,
    'open-mode': 'append',
    chdir: '/',
    export: EXPORTED,
    // Limits of the server's own process are none of the job's
    propagate: 'NONE'
  };
  const [program, ...rest] = command;
  // One without a full path is for the lines of the site to bring
  const needed = program.startsWith('/')
    ? [`[ -x ${shellWord(program)} ] || stop_task "$node has no program "${shellWord(program)}`]
    : [];
  return slurmScript(adjusted(directives, changes), [
    `${SCRIPT_MADE_BY}: each task does its part of the job in this folder`,
    'export PATH=/usr/local/bin:/usr/bin:/bin',
    'node=${SLURMD_NODENAME:-the node}',
    `stop_task() { printf '%s%s\\n' ${shellWord(STOPPED)} "$1" >&2; exit 78; }`,
    ...(setup.length > 0
      ? [`trap 'stop_task "On $node this line failed: $BASH_COMMAND"' ERR`, ...setup, 'trap - ERR']
      : []),
    ...needed,
    ...rest
      .filter(part => part.startsWith('/'))
      .map(part => `[ -r ${shellWord(part)} ] || stop_task "$node cannot read "${shellWord(part)}`),
    `[ -w ${shellWord(folder)} ] || stop_task "$node cannot write to the folder of the job, "${shellWord(folder)}`,
    `exec ${[...command, 'job', work, folder].map(shellWord).join(' ')} --task "$((SLURM_ARRAY_TASK_ID + ${first}))"`
  ]);
}
