import { stat } from 'node:fs/promises';

import { naming } from '../../storage/fileErrors';
import type { PathGuard } from '../../storage/pathGuard';
import type { ViewedFrames } from './viewedFrames';
import { openViewed } from './viewedFrames';

const MOST_OPEN = 4;
/** How long a file that nobody looks at stays open: on a network file system, who deletes it would be left with a ghost. */
const IDLE_MS = 60_000;

interface Entry {
  readonly file: Promise<ViewedFrames>;
  /** Changes with the file */
  readonly version: string;
  users: number;
  /** To be closed by the last user */
  dropped: boolean;
}

/** The files that were looked at last, kept open. A file that was replaced on disk is opened again. */
export class StoredFiles {
  /**
   * @param work is also told the version of the file, which changes when the file on disk does
   * @throws InputError as openViewed, and whatever `work` throws
   */
  async use<T>(path: string, guard: PathGuard, work: (file: ViewedFrames, version: string) => Promise<T>): Promise<T> {
    clearTimeout(this.idle);
    const entry = await this.entry(path, guard);
    entry.users++;
    try {
      return await work(await entry.file, entry.version);
    } catch (cause) {
      // A file that could not be read may be whole the next time
      this.drop(path, entry);
      throw cause;
    } finally {
      entry.users--;
      this.closeUnused(entry);
      clearTimeout(this.idle);
      this.idle = setTimeout(() => this.close(), IDLE_MS).unref();
    }
  }

  /** Closes what nobody uses now, and the rest when its last user is done. */
  close(): void {
    [...this.entries].forEach(([path, entry]) => {
      this.drop(path, entry);
      this.closeUnused(entry);
    });
  }

  private async entry(path: string, guard: PathGuard): Promise<Entry> {
    const version = await naming(path, 'read', async () => {
      const { ino, size, mtimeMs } = await stat(path);
      return `${ino} ${size} ${mtimeMs}`;
    });
    let entry = this.entries.get(path);
    if (entry && entry.version !== version) {
      this.drop(path, entry);
      this.closeUnused(entry);
      entry = undefined;
    }
    entry ??= { file: openViewed(path, guard), version, users: 0, dropped: false };
    // Who waits for it hears of a failure; nobody may
    entry.file.catch(() => undefined);
    this.entries.delete(path);
    this.entries.set(path, entry);
    for (const [oldest, old] of [...this.entries].slice(0, -MOST_OPEN)) {
      this.drop(oldest, old);
      this.closeUnused(old);
    }
    return entry;
  }

  private drop(path: string, entry: Entry): void {
    entry.dropped = true;
    if (this.entries.get(path) === entry) {
      this.entries.delete(path);
    }
  }

  private closeUnused(entry: Entry): void {
    if (entry.dropped && entry.users === 0) {
      void entry.file.then(
        file => file.close(),
        () => undefined
      );
    }
  }

  /** Least recently used first */
  private readonly entries = new Map<string, Entry>();
  private idle: ReturnType<typeof setTimeout> | undefined;
}
