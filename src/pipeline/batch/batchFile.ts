import { access, constants } from 'node:fs/promises';
import { basename, delimiter, dirname, join } from 'node:path';

import type { ConversionScript } from '../../core/slurm/conversionScript';
import { conversionScript } from '../../core/slurm/conversionScript';
import { SCRIPT_MADE_BY, shellWord } from '../../core/slurm/script';
import { parseConversionInfo } from '../../core/conversionInfo';
import { InputError } from '../../core/errors';
import type { BatchFileResult } from '../../protocol/convert/batchFiles';
import { errorCode } from '../../storage/fileErrors';
import type { PathGuard } from '../../storage/pathGuard';
import { INFO_FILE } from './infoFile';
import { SCRIPTS_FOLDER } from '../../storage/session/sessionPaths';
import { readText, writeText } from './textFile';
import { copyUnderUsualName } from './usualCopy';

export const BATCH_FILE = 'cluster_submit.sh';
const EXECUTABLE = 0o755;

/** What the tasks ask of the cluster. */
export type BatchLimits = Pick<ConversionScript, 'partition' | 'concurrent' | 'time' | 'memory' | 'cpus' | 'setup'> & {
  readonly jupyter?: string;
};

export interface BatchSurroundings {
  readonly guard: PathGuard;
  /** Given the files that the tasks convert */
  limitsFor(paths: readonly string[]): Promise<BatchLimits>;
  /** Folders in which programs are looked for */
  readonly programs?: string;
}

/**
 * Writes the Slurm batch script for a conversion info file beside it. The number of tasks is counted in the file itself, so that
 * the two always agree.
 *
 * @throws InputError of the guard and the file system, `E_INFO_FILE`, `E_EXISTS` for a script of another program, `E_PATH`
 */
export async function writeBatchFile(
  infoFile: string,
  { guard, ...around }: BatchSurroundings
): Promise<BatchFileResult> {
  const folder = dirname(infoFile);
  const path = join(folder, BATCH_FILE);
  await guard(infoFile, 'read');
  await guard(path, 'write');
  const info = await readText(infoFile);
  if (info === undefined || basename(infoFile) !== INFO_FILE) {
    throw new InputError(
      'E_INFO_FILE',
      `${infoFile} is no ${INFO_FILE}, or is gone. Create the conversion info file first, then the batch file.`
    );
  }
  const { paths } = parseConversionInfo(info, infoFile);
  const { text, jupyter } = await composedBatch(infoFile, paths, around);
  const isOwn = (before: string): boolean => before.includes(SCRIPT_MADE_BY);
  const before = await readText(path);
  if (before !== undefined && !isOwn(before)) {
    throw new InputError(
      'E_EXISTS',
      `${path} was written by another program and is left as it is. Create a new conversion info file, which gets a folder of its own.`
    );
  }
  await writeText(path, text, EXECUTABLE);
  // An info file that lies elsewhere has no usual place above it
  const scripts = dirname(folder);
  const { copy, warnings } =
    basename(scripts) === SCRIPTS_FOLDER
      ? await copyUnderUsualName(scripts, BATCH_FILE, text, isOwn, guard, EXECUTABLE)
      : { warnings: [] };
  if (jupyter === undefined) {
    warnings.push(
      'No program "jupyter" was found for the script to name by its full path: the cluster has to find it by itself.'
    );
  }
  return {
    folder,
    path,
    text,
    tasks: paths.length,
    command: `sbatch ${shellWord(path)}`,
    ...(copy && { copy }),
    warnings
  };
}

/** The script before it is written. @param infoFile where the list of these files is, or will be */
export async function composedBatch(
  infoFile: string,
  paths: readonly string[],
  { limitsFor, programs = process.env.PATH ?? '' }: Omit<BatchSurroundings, 'guard'>
): Promise<{ readonly text: string; readonly jupyter: string | undefined }> {
  const limits = await limitsFor(paths);
  const jupyter = limits.jupyter ?? (await programOn(programs, 'jupyter'));
  const logFolder = dirname(infoFile);
  const text = conversionScript({
    ...limits,
    ...{ jupyter: jupyter ?? 'jupyter', infoFile, tasks: paths.length, logFolder }
  });
  return { text, jupyter };
}

/** Full path of a program, so that a cluster node runs the same as this server. */
async function programOn(folders: string, name: string): Promise<string | undefined> {
  for (const folder of folders.split(delimiter).filter(part => part.startsWith('/'))) {
    const path = join(folder, name);
    try {
      await access(path, constants.X_OK);
      return path;
    } catch (cause) {
      if (errorCode(cause) === undefined) {
        throw cause;
      }
    }
  }
  return undefined;
}
