import { mkdir, rename, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { InputError } from '../core/errors';
import { errorCode, fileError } from '../storage/fileErrors';
import { discard, partialName } from './convert/partialFile';

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
   * @throws what `write` throws, with the files by their own names
   */
  async write<T>(write: () => Promise<T>): Promise<T> {
    let created: string | undefined;
    try {
      created = await mkdir(this.folder, { recursive: true });
      const result = await write();
      for (const [path, final] of [...this.names].reverse()) {
        await rename(path, final);
      }
      return result;
    } catch (cause) {
      await Promise.allSettled([...this.names.keys()].map(discard));
      if (created !== undefined) {
        await removeEmpty(this.folder, created);
      }
      throw this.named(fileError(cause, this.folder, 'write'));
    }
  }

  /** Temporary names mean nothing to the user. */
  private named(error: unknown): unknown {
    if (!(error instanceof InputError)) {
      return error;
    }
    const message = [...this.names].reduce((text, [path, final]) => text.replaceAll(path, final), error.message);
    return new InputError(error.code, message, { cause: error.cause });
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
