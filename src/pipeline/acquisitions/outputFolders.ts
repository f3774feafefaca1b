import { readdir, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';

import { InputError } from '../../core/errors';
import { errorCode } from '../../storage/fileErrors';
import type { PathGuard } from '../../storage/pathGuard';
import { dataFile } from '../../storage/session/sessionPaths';
import { Limited } from '../../core/limited';

const AT_ONCE = 16;
/** What changed as lately as this may change again within the same tick of its clock. */
const UNSETTLED_MS = 3000;

/**
 * Notices changes in the folders of results. Most acquisitions have none yet: whether there is one is seen in the folder
 * above, which is read again only when its time of change says so.
 */
export class OutputFolders {
  constructor(private readonly guard: PathGuard) {}

  /**
   * @param folders stem of the acquisition by its folder of results
   * @returns for every folder a text that changes when something in it changes, empty where there is no such folder
   */
  async look(folders: ReadonlyMap<string, string>): Promise<Map<string, string>> {
    const parents = new Map<string, Promise<ReadonlySet<string>>>();
    const found = new Map<string, string>();
    await Promise.all(
      [...folders].map(async ([folder, stem]) => {
        const parent = dirname(folder);
        const names = parents.get(parent) ?? this.limited.run(() => this.names(parent));
        parents.set(parent, names);
        const isThere = (await names).has(basename(folder));
        found.set(folder, isThere ? await this.limited.run(() => this.trace(folder, stem)) : '');
      })
    );
    for (const parent of this.parents.keys()) {
      if (!parents.has(parent)) {
        this.parents.delete(parent);
      }
    }
    return found;
  }

  /** Folder and data file: an existing converter writes into a file that already has its final name. */
  private async trace(folder: string, stem: string): Promise<string> {
    const [own, data] = await Promise.all([timeOf(folder), timeOf(dataFile(folder, stem))]);
    return `${this.settled(own)} ${this.settled(data)}`;
  }

  /** What is fresh changes once more when it is not: that is when it can be believed, and need not be looked at between. */
  private settled(time: string | undefined): string {
    const fresh = time !== undefined && Date.now() - Number(time.split('/')[0]) < UNSETTLED_MS;
    return fresh ? `${time}#` : (time ?? '');
  }

  private async names(parent: string): Promise<ReadonlySet<string>> {
    const changed = await timeOf(parent);
    const known = this.parents.get(parent);
    if (changed === undefined) {
      this.parents.delete(parent);
      return new Set();
    }
    if (known?.changed === changed) {
      return known.names;
    }
    try {
      await this.guard(parent, 'read');
      const isSettled = Date.now() - Number(changed.split('/')[0]) > UNSETTLED_MS;
      const names = new Set(await readdir(parent));
      if (isSettled) {
        this.parents.set(parent, { changed, names });
      }
      return names;
    } catch (cause) {
      // The details of each acquisition say why
      if (cause instanceof InputError || errorCode(cause) !== undefined) {
        return new Set();
      }
      throw cause;
    }
  }

  private readonly parents = new Map<string, { changed: string; names: ReadonlySet<string> }>();
  private readonly limited = new Limited(AT_ONCE);
}

/** Time of change and size; undefined where there is nothing, or nothing that can be looked at. */
async function timeOf(path: string): Promise<string | undefined> {
  try {
    const { mtimeMs, size } = await stat(path);
    return `${mtimeMs}/${size}`;
  } catch (cause) {
    if (errorCode(cause) !== undefined) {
      return undefined;
    }
    throw cause;
  }
}
