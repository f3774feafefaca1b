import { InputError } from './errors';

/** Line by which a script of this program is told from one of the existing form. */
export const BATCH_MADE_BY = '# Made by jupyterlab-4dstem';

/** What a Slurm batch script is made of. */
export interface BatchScript {
  /** Conversion info file whose entries the tasks convert, absolute */
  readonly infoFile: string;
  /** Entries of the info file */
  readonly tasks: number;
  /** Folder for the logs, absolute; it must exist, or tasks fail without a word */
  readonly logFolder: string;
  readonly partition: string;
  /** Tasks that run at the same time */
  readonly concurrent: number;
  /** Wall time of a task as sbatch takes it */
  readonly time: string;
  /** Memory of a task as sbatch takes it, such as 64G */
  readonly memory: string;
  readonly cpus: number;
  /** Shell lines of the site before the command, as they are */
  readonly setup: readonly string[];
  /** Program that runs `4dstem` */
  readonly jupyter: string;
}

/**
 * A Slurm array job that converts the files of a conversion info file, one per task: job name and shebang as the existing
 * pipeline writes them, logs by job and task number (%A_%a) so that no task writes into another's.
 *
 * @throws InputError `E_NO_TASKS` for an empty list, `E_PATH` for a path that sbatch cannot take
 */
export function formatBatchScript(script: BatchScript): string {
  const { infoFile, tasks, logFolder, partition, concurrent, time, memory, cpus, setup, jupyter } = script;
  if (!(tasks >= 1)) {
    throw new InputError(
      'E_NO_TASKS',
      `${infoFile} lists no file, so there is nothing to submit. Choose at least one file to convert and create it again.`
    );
  }
  const directives = [
    `--partition=${directive(partition)}`,
    '--job-name=mib_convert',
    '--nodes=1',
    '--ntasks-per-node=1',
    `--cpus-per-task=${cpus}`,
    `--time=${directive(time)}`,
    `--mem=${directive(memory)}`,
    `--array=0-${tasks - 1}%${concurrent}`,
    `--output=${directive(`${logPattern(logFolder)}/%A_%a.out`)}`,
    `--error=${directive(`${logPattern(logFolder)}/%A_%a.err`)}`
  ];
  return [
    '#!/usr/bin/env bash',
    ...directives.map(line => `#SBATCH ${line}`),
    '',
    `${BATCH_MADE_BY}: one task for each file of the conversion info file`,
    ...setup,
    'export OMP_NUM_THREADS="${SLURM_CPUS_PER_TASK:-1}"',
    'echo "Task ${SLURM_ARRAY_TASK_ID} of job ${SLURM_ARRAY_JOB_ID:-?} on $(hostname)" >&2',
    `exec ${shellWord(jupyter)} 4dstem convert ${shellWord(infoFile)} \\`,
    '  --task "${SLURM_ARRAY_TASK_ID}" --workers "${SLURM_CPUS_PER_TASK:-1}" --json',
    ''
  ].join('\n');
}

/** One word for a POSIX shell, whatever is in it. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replace(/'/g, `'\\''`)}'`;
}

/** A value behind `#SBATCH --option=`: sbatch understands double quotes, with a backslash before what would end them. */
function directive(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** sbatch replaces %-signs in names of logs, or, after any backslash, not even its own. */
function logPattern(folder: string): string {
  if (/[\\\r\n]/.test(folder)) {
    throw new InputError(
      'E_PATH',
      `${JSON.stringify(folder)} has a backslash or a line end in its name, which sbatch does not take for its logs. Rename the folder.`
    );
  }
  return folder.replace(/%/g, '%%');
}
