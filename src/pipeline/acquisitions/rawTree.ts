import { realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';

import type { Problem } from '../../protocol/problem';
import { problemOf } from '../../protocol/problem';
import { errorCode, fileError } from '../../storage/fileErrors';
import type { PathGuard } from '../../storage/pathGuard';
import { isMib } from '../../storage/session/findMib';
import { Limited } from '../../core/limited';
import type { FolderNode } from './folderNode';
import { isSettled, readFolder, restat, sideFilesOf } from './folderNode';
import type { RawFile } from './rawFile';

/** File operations at a time: enough to hide the latency of a network file system. */
const AT_ONCE = 16;

export interface RawTreeOptions {
  readonly guard: PathGuard;
  /** Told of the raw files of every folder as soon as it was read, so that they can be shown before the walk has ended */
  readonly onFiles?: (files: readonly RawFile[]) => void;
}

/**
 * The raw files below a folder, looked at again and again. A folder is read again only when its time of change says so; of
 * the others only that time is asked, and the size of files that changed lately. What cannot be read keeps what was known of it.
 *
 * Links are followed after everything else, and each real file and folder counts once, as `findMib` does it; hidden folders
 * and `processing` are passed over.
 */
export class RawTree {
  constructor(
    private readonly root: string,
    private readonly options: RawTreeOptions
  ) {}

  /** What could not be read at the last look. */
  readonly problems: Problem[] = [];

  /** Looks at the tree. @returns all raw files by path */
  async look(signal: AbortSignal): Promise<ReadonlyMap<string, RawFile>> {
    const walk: Walk = { seen: new Set(), links: [this.root], files: new Map(), visited: new Set(), signal };
    this.problems.length = 0;
    for (const link of walk.links) {
      await this.attempt(link, walk, () => this.follow(link, walk));
    }
    for (const path of this.folders.keys()) {
      if (!walk.visited.has(path)) {
        this.folders.delete(path);
      }
    }
    signal.throwIfAborted();
    return walk.files;
  }

  private async follow(link: string, walk: Walk): Promise<void> {
    // A link may lead elsewhere each time
    await this.options.guard(link, 'read');
    const real = await realpath(link);
    const facts = await stat(real);
    if (walk.seen.has(real)) {
      return;
    }
    if (facts.isDirectory()) {
      await this.visit(link, real, walk);
    } else if (isMib(link)) {
      walk.seen.add(real);
      this.found([{ path: link, bytes: facts.size, modified: facts.mtimeMs, sideFiles: '' }], walk);
    }
  }

  private async visit(path: string, real: string, walk: Walk, above?: FolderNode): Promise<void> {
    walk.seen.add(real);
    const node = await this.limited.run(() => this.node(path, walk));
    const files: RawFile[] = [];
    for (const [name, file] of node.files) {
      const place = join(real, name);
      if (!walk.seen.has(place)) {
        walk.seen.add(place);
        files.push({ ...file, sideFiles: sideFilesOf(name, node, above) });
      }
    }
    this.found(files, walk);
    walk.links.push(...node.links.map(name => join(path, name)));
    await Promise.all(
      node.folders
        .filter(name => !walk.seen.has(join(real, name)))
        .map(name => {
          const folder = join(path, name);
          return this.attempt(folder, walk, () => this.visit(folder, join(real, name), walk, node));
        })
    );
  }

  /** What is known of a folder, read again where it has changed. */
  private async node(path: string, walk: Walk): Promise<FolderNode> {
    walk.signal.throwIfAborted();
    walk.visited.add(path);
    const known = this.folders.get(path);
    try {
      const changed = (await stat(path)).mtimeMs;
      if (known && known.changed === changed && isSettled(known)) {
        await restat(path, known);
        return known;
      }
      await this.options.guard(path, 'read');
      const node = await readFolder(path, changed, known);
      this.folders.set(path, node);
      return node;
    } catch (cause) {
      if (known === undefined || isGone(cause)) {
        throw cause;
      }
      // A disk that does not answer for a moment does not make data disappear
      this.problems.push(problemOf(fileError(cause, path, 'read'), path));
      return known;
    }
  }

  private found(files: readonly RawFile[], walk: Walk): void {
    files.forEach(file => walk.files.set(file.path, file));
    if (files.length > 0) {
      this.options.onFiles?.(files);
    }
  }

  private async attempt(path: string, walk: Walk, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (cause) {
      walk.signal.throwIfAborted();
      const isLater = path !== this.root && isGone(cause) && !walk.links.includes(path);
      // A folder that was deleted between two looks is no problem, a link to nowhere is one
      if (!isLater) {
        this.problems.push(problemOf(fileError(cause, path, 'read'), path));
      }
    }
  }

  private readonly folders = new Map<string, FolderNode>();
  private readonly limited = new Limited(AT_ONCE);
}

interface Walk {
  /** Real paths of files and folders */
  readonly seen: Set<string>;
  /** Grows while it is worked off */
  readonly links: string[];
  readonly files: Map<string, RawFile>;
  /** Folders as they were come to, to forget those that are no more */
  readonly visited: Set<string>;
  readonly signal: AbortSignal;
}

function isGone(cause: unknown): boolean {
  return errorCode(cause) === 'ENOENT' || errorCode(cause) === 'ENOTDIR';
}
