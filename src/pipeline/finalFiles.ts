import { statfsSync } from 'node:fs';
import { mkdir, rename, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { CancelledError, InputError } from '../core/errors';
import { errorCode, fileError } from '../storage/fileErrors';
import { syncFolder } from '../storage/regularFile';
import { discard, partialName } from './partialFile';

/** With less space left than this, a failed write is put down to the full disk. */
const NO_SPACE = 1 << 20;

/** Files of one result, which are written under other names and get their own when all of them are complete. */
export class FinalFiles {
  constructor(private readonly folder: string) {}

  /** Where the file of a name is written. Those asked for first get their name last. */
  temporary(name: string): string {
    const final = join(this.folder, name);
    const path = partialName(final);
    this.names.set(path, final);
    return path;
  }

  /**
   * Makes the folder, writes, and gives the files their names; leaves nothing behind where writing fails.
   *
   * @throws what `write` throws, with the files by their own names; InputError `E_DISK_FULL`
   */
  async write<T>(write: () => Promise<T>): Promise<T> {
    let created: string | undefined;
    try {
      created = await mkdir(this.folder, { recursive: true });
      const result = await write();
      for (const [path, final] of [...this.names].reverse()) {
        await rename(path, final);
      }
      syncFolder(this.folder);
      return result;
    } catch (cause) {
      // Asked before the unfinished files give their space back
      const failure = diskFull(cause, this.folder) ?? this.withOwnNames(fileError(cause, this.folder, 'write'));
      // What failed first is what the user has to know, whatever else fails while tidying up
      await Promise.allSettled([this.discard()]);
      await Promise.allSettled(created === undefined ? [] : [removeEmpty(this.folder, created)]);
      throw failure;
    }
  }

  /** Deletes what was written so far, to begin again. */
  async discard(): Promise<void> {
    const paths = [...this.names.keys()];
    this.names.clear();
    await Promise.all(paths.map(discard));
  }

  /** Names that the files have, or are to have. */
  get finals(): ReadonlySet<string> {
    return new Set(this.names.values());
  }

  /** A sentence with the files by their own names: the others mean nothing to the user. */
  named(text: string): string {
    return [...this.names].reduce((sentence, [path, final]) => sentence.replaceAll(path, final), text);
  }

  private withOwnNames(error: unknown): unknown {
    return error instanceof InputError
      ? new InputError(error.code, this.named(error.message), { cause: error.cause })
      : error;
  }

  private readonly names = new Map<string, string>();
}

/** Takes back the folders that were made for nothing, from the innermost to `outermost`. */
async function removeEmpty(folder: string, outermost: string): Promise<void> {
  try {
    for (let path = folder; path.length >= outermost.length; path = dirname(path)) {
      await rmdir(path);
    }
  } catch (cause) {
    // Not empty: something else is written there
    if (errorCode(cause) !== 'ENOTEMPTY') {
      throw cause;
    }
  }
}

/** HDF5 hides the reason of a failed write; a disk without space explains it. */
function diskFull(cause: unknown, folder: string): unknown {
  if (cause instanceof CancelledError || (cause instanceof InputError && cause.code !== 'E_HDF5_WRITE')) {
    return undefined;
  }
  try {
    const { bavail, bsize } = statfsSync(dirname(folder));
    const full = Object.assign(new Error('no space left', { cause }), { code: 'ENOSPC' });
    return bavail * bsize < NO_SPACE ? fileError(full, folder, 'write') : undefined;
  } catch {
    return undefined;
  }
}
