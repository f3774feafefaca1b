import { randomBytes } from 'node:crypto';
import { readdir, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import { InputError } from '../core/errors';
import { isMissing } from '../storage/fileErrors';
import { isAlive, ownProcess } from '../storage/processIdentity';

/** A conversion on another machine, or in another container, that has not written for this long is taken for dead. */
const STALE_AFTER_MS = 10 * 60 * 1000;
/** Characters of the final name that are kept */
const NAME_SHOWN = 40;
/** Host, place, process number and start as in ProcessIdentity, then digits that make the name unique */
const NAME = /^\..+\.([^.]+)-([0-9a-f]{8})-(\d+)-([0-9A-Za-z]+)-[0-9a-f]{8}\.partial$/;

/**
 * A name in the same folder under which a file is written until it is complete. It says which process writes, so that
 * remains of a killed conversion can be told from one that runs, also when its number was given to another process since,
 * or when two containers have one host name.
 */
export function partialName(final: string): string {
  const { host, place, pid, started } = ownProcess();
  const writer = `${withoutSeparators(host)}-${place}-${pid}-${started}-${randomBytes(4).toString('hex')}`;
  // Shortened, so that a name that just fits the file system does so with all this behind it
  const start = [...basename(final)].slice(0, NAME_SHOWN).join('');
  return join(dirname(final), `.${start}.${writer}.partial`);
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
      const [, host, place, pid, started] = parts;
      const alive = isAlive({ host, place, pid: Number(pid), started }) ?? (await age(path)) < STALE_AFTER_MS;
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

/** A host name without the characters that separate the parts of a partial name. */
function withoutSeparators(host: string): string {
  return host.replace(/[^A-Za-z0-9_]/g, '_');
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
