import { lstat, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { InputError } from '../core/errors';
import { isOpen } from '../protocol/jobs';
import { isMissing } from '../storage/fileErrors';
import { openRegular, readText } from '../storage/regularFile';
import { replaceFile } from './atomicFile';
import type { JobFiles } from './jobFiles';
import type { JobState } from './jobState';
import type { EndedJob } from './endedLine';
import { folderOf, lineOf, recalled } from './endedLine';

/** More is not read, and begun again: the directories tell all the same. */
const MOST_BYTES = 256 << 20;
/** So long after its last change a directory will not change within the same tick of its file system's clock. */
const SETTLED_MS = 2000;
/** Lines of jobs that are not looked at any more, or stand there twice, for each one that counts, before the file is written again. */
const MOST_WASTE = 2;

/**
 * What jobs that have ended looked like: `ended.jsonl` in the state folder, one line each, so that a list of thousands opens none of
 * their directories. A line counts as long as its directory has the mark that it had; what is done about a job follows from its
 * directory alone.
 */
export class EndedJobs {
  constructor(stateFolder: string) {
    this.file = join(stateFolder, 'ended.jsonl');
  }

  /** Takes up what earlier runs have noted, once. @param folders those that are looked at. @throws errors of the file system */
  async open(folders: ReadonlySet<string>): Promise<void> {
    if (this.isOpen) {
      return;
    }
    this.isOpen = true;
    const text = await this.text();
    const lines = (text ?? '').split('\n').filter(line => line !== '');
    for (const line of lines) {
      const folder = folderOf(line);
      if (folder !== undefined && folders.has(folder)) {
        this.lines.set(folder, line);
      }
    }
    if (text === undefined || lines.length > MOST_WASTE * this.lines.size + 100) {
      await replaceFile(this.file, [...this.lines.values()].map(line => `${line}\n`).join(''));
    }
  }

  /** How a job ended whose directory has this mark; undefined where that is to be read. Asked once for each. */
  find(folder: string, mark: string): EndedJob | undefined {
    const line = this.lines.get(folder);
    // Asked for once: from then on it is kept by whoever asked
    this.lines.delete(folder);
    const job = line === undefined ? undefined : recalled(line);
    return job?.mark === mark ? job : undefined;
  }

  /** Noted with the next `save`. */
  add(job: EndedJob): void {
    this.unsaved.push(job);
  }

  /** @throws errors of the file system: the directories tell all the same, but slower */
  async save(): Promise<void> {
    const jobs = this.unsaved.splice(0);
    if (jobs.length === 0) {
      return;
    }
    await mkdir(dirname(this.file), { recursive: true, mode: 0o700 });
    const file = await openRegular(this.file, { mode: 'a' });
    try {
      await file.appendFile(`\n${jobs.map(lineOf).join('')}`);
    } finally {
      await file.close();
    }
  }

  /** Undefined where it has become too large to be of use. */
  private async text(): Promise<string | undefined> {
    try {
      return await readText(this.file, MOST_BYTES);
    } catch (cause) {
      if (isMissing(cause)) {
        return '';
      }
      if (cause instanceof InputError && cause.code === 'E_TOO_LARGE') {
        return undefined;
      }
      throw cause;
    }
  }

  private readonly file: string;
  private isOpen = false;
  /** Of earlier runs, by folder; taken apart when they are asked for */
  private readonly lines = new Map<string, string>();
  private readonly unsaved: EndedJob[] = [];
}

export interface DirectoryMark {
  readonly mark: string;
  /** Milliseconds since 1970 */
  readonly changedAt: number;
}

/**
 * Changes whenever a file comes into a directory or is replaced, which is how every file of a job is written, and with its owner.
 * Undefined for one that is gone.
 */
export async function directoryMark(folder: string): Promise<DirectoryMark | undefined> {
  try {
    const { ino, uid, mtimeNs, mtimeMs } = await lstat(folder, { bigint: true });
    return { mark: `${ino} ${uid} ${mtimeNs}`, changedAt: Number(mtimeMs) };
  } catch (cause) {
    if (isMissing(cause)) {
      return undefined;
    }
    throw cause;
  }
}

/** Whether a job is over for good, as far as its directory can tell: that of somebody else is looked at every time. */
export function isOver(files: JobFiles, state: JobState, changedAt: number, now: number): boolean {
  const isClosed = ({ status }: JobState): boolean => !isOpen({ status }) && status !== 'interrupted';
  return !files.foreign && isClosed(state) && now - changedAt > SETTLED_MS;
}
