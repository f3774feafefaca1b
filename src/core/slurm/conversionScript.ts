import { InputError } from '../errors';
import { logPattern, SCRIPT_MADE_BY, shellWord, slurmScript } from './script';

/** What the batch script of a conversion info file is made of. */
export interface ConversionScript {
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
export function conversionScript(script: ConversionScript): string {
  const { infoFile, tasks, logFolder, partition, concurrent, time, memory, cpus, setup, jupyter } = script;
  if (!(tasks >= 1)) {
    throw new InputError(
      'E_NO_TASKS',
      `${infoFile} lists no file, so there is nothing to submit. Choose at least one file to convert and create it again.`
    );
  }
  return slurmScript(
    {
      partition,
      'job-name': 'mib_convert',
      nodes: '1',
      'ntasks-per-node': '1',
      'cpus-per-task': String(cpus),
      time,
      mem: memory,
      array: `0-${tasks - 1}%${concurrent}`,
      output: `${logPattern(logFolder)}/%A_%a.out`,
      error: `${logPattern(logFolder)}/%A_%a.err`
    },
    [
      `${SCRIPT_MADE_BY}: one task for each file of the conversion info file`,
      ...setup,
      'export OMP_NUM_THREADS="${SLURM_CPUS_PER_TASK:-1}"',
      'echo "Task ${SLURM_ARRAY_TASK_ID} of job ${SLURM_ARRAY_JOB_ID:-?} on $(hostname)" >&2',
      `exec ${shellWord(jupyter)} 4dstem convert ${shellWord(infoFile)} \\`,
      '  --task "${SLURM_ARRAY_TASK_ID}" --workers "${SLURM_CPUS_PER_TASK:-1}" --json'
    ],
    '/usr/bin/env bash'
  );
}
