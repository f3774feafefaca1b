import { randomBytes } from 'node:crypto';
import { readdir, stat, unlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';

import { InputError } from '../../core/errors';
import { errorCode, isMissing } from '../../storage/fileErrors';

/** A conversion on another machine that has not written for this long is taken for dead. */
const STALE_AFTER_MS = 10 * 60 * 1000;
const NAME = /^\..+\.([^.]+)-(\d+)-[0-9a-f]{8}\.partial$/;

/**
 * A name in the same folder under which a file is written until it is complete. It says which process writes, so that
 * remains of a killed conversion can be told from one that runs.
 */
export function partialName(final: string): string {
  return join(
    dirname(final),
    `.${basename(final)}.${ownHost()}-${process.pid}-${randomBytes(4).toString('hex')}.partial`
  );
}

/** An unfinished file. */
export interface PartialFile {
  readonly path: string;
  /** Whether somebody is still writing it */
  readonly alive: boolean;
  /** Who, in words */
  readonly process: string;
}

/** Unfinished files in an acquisition's output folder. */
export async function findPartials(folder: string): Promise<PartialFile[]> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (cause) {
    if (isMissing(cause)) {
      return [];
    }
    throw cause;
  }
  const found = [];
  for (const name of names) {
    const parts = NAME.exec(name);
    if (parts) {
      const path = join(folder, name);
      const [, host, pid] = parts;
      const alive = await isAlive(path, host, Number(pid));
      found.push({ path, alive, process: `process ${pid} on ${host}` });
    }
  }
  return found;
}

/**
 * Deletes what killed conversions left behind in an acquisition's output folder.
 *
 * @throws InputError `E_CONVERTING` when another process is converting into the same folder
 */
export async function clearPartials(folder: string, input: string): Promise<void> {
  const partials = await findPartials(folder);
  const running = partials.find(({ alive }) => alive);
  if (running) {
    throw new InputError(
      'E_CONVERTING',
      `${input} is being converted by ${running.process} at this moment. Wait for it, or stop it first. If it is gone, convert again in ${STALE_AFTER_MS / 60000} minutes: its unfinished file ${running.path} is then removed.`
    );
  }
  await Promise.all(partials.map(({ path }) => discard(path)));
}

/** Deletes what killed conversions left behind beside a complete result, and leaves running ones alone. */
export async function discardDead(folder: string): Promise<void> {
  const partials = await findPartials(folder);
  if (partials.every(({ alive }) => !alive)) {
    await Promise.all(partials.map(({ path }) => discard(path)));
  }
}

/** Deletes a file that may not exist. */
export async function discard(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (cause) {
    if (!isMissing(cause)) {
      throw cause;
    }
  }
}

/** Alive: written to lately, and on this machine by a process that still runs. */
async function isAlive(path: string, host: string, pid: number): Promise<boolean> {
  return (await age(path)) < STALE_AFTER_MS && (host !== ownHost() || isRunning(pid));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return errorCode(cause) === 'EPERM';
  }
}

/** Name of this machine without the characters that separate the parts of a partial name. */
function ownHost(): string {
  return hostname().replace(/[^A-Za-z0-9_]/g, '_');
}

async function age(path: string): Promise<number> {
  try {
    return Date.now() - (await stat(path)).mtimeMs;
  } catch (cause) {
    if (isMissing(cause)) {
      return Infinity;
    }
    throw cause;
  }
}
