import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

import { InputError } from '../core/errors';
import { errorCode, isMissing, naming } from '../storage/fileErrors';
import { isAlive, ownProcess } from '../storage/processIdentity';
import { writeNew } from '../storage/regularFile';
import { readJsonIfValid } from './atomicFile';
import { requireOwn } from './jobOwner';
import { processSchema } from './jobSchema';

/** A start takes seconds, or minutes where Slurm hangs: after this long nobody of another machine is at it any more. */
const FORGOTTEN_MS = 10 * 60 * 1000;
/** Whoever makes a claim writes its name into it at once */
const UNSIGNED_MS = 10 * 1000;

const claimSchema = z.object({ process: processSchema });
const CLAIM = /^retry-(\d+)\.claim$/;

/**
 * Starts again what some jobs did not do, while no other program does the same: a server and command lines may be told so in the same
 * moment.
 *
 * @param folders of the jobs
 * @param start looks at the jobs anew before it starts anything: what others have started is among them by then
 * @throws InputError `E_JOB` where another program is at it, `E_FOREIGN_JOB`, and when a folder cannot be written
 */
export async function whileClaimed<T>(folders: readonly string[], start: () => Promise<T>): Promise<T> {
  const claims: string[] = [];
  try {
    for (const folder of [...new Set(folders)].sort()) {
      claims.push(await naming(folder, 'write', () => claim(folder)));
    }
    return await start();
  } finally {
    await Promise.all(claims.map(path => rm(path, { force: true })));
  }
}

/**
 * Claims bear numbers. One that somebody left behind who was killed stays where it is, and the next number counts: only whoever made a
 * claim removes it, so that nobody ever removes that of another who has just come.
 *
 * @returns its path
 */
async function claim(folder: string): Promise<string> {
  await requireOwn(folder);
  for (;;) {
    const last = await lastClaim(folder);
    if (last > 0 && (await isHeld(claimPath(folder, last)))) {
      throw new InputError('E_JOB', 'This is being done again at this moment from elsewhere. List the jobs to see it.');
    }
    const path = claimPath(folder, last + 1);
    try {
      await signed(path);
      return path;
    } catch (cause) {
      // Somebody was faster, and is asked in turn
      if (errorCode(cause) !== 'EEXIST') {
        throw cause;
      }
    }
  }
}

async function signed(path: string): Promise<void> {
  try {
    await writeNew(path, JSON.stringify({ process: ownProcess() }));
  } catch (cause) {
    if (errorCode(cause) !== 'EEXIST') {
      await rm(path, { force: true });
    }
    throw cause;
  }
}

/** Number of the latest; 0 where there is none. */
async function lastClaim(folder: string): Promise<number> {
  const numbers = (await readdir(folder)).map(name => Number(CLAIM.exec(name)?.[1] ?? 0));
  return Math.max(0, ...numbers);
}

function claimPath(folder: string, number: number): string {
  return join(folder, `retry-${number}.claim`);
}

async function isHeld(path: string): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(path);
    const age = Date.now() - mtimeMs;
    // None where it is not signed, or not yet
    const holder = await readJsonIfValid(path, claimSchema);
    return holder ? (isAlive(holder.process) ?? age < FORGOTTEN_MS) : age < UNSIGNED_MS;
  } catch (cause) {
    if (isMissing(cause)) {
      return false;
    }
    throw cause;
  }
}
