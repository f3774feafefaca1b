import { mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';

import { isMissing } from '../storage/fileErrors';
import { openRegular, readText } from '../storage/regularFile';
import { replaceFile } from './atomicFile';

/** Jobs looked at, from the latest back. */
const MOST_JOBS = 300;
/** A longer index is cut to the jobs looked at. */
const MOST_LINES = 2000;
/** Lines are cut long before. */
const MOST_BYTES = 64 << 20;

const lineSchema = z.object({ folder: z.string() });

/**
 * Where the jobs of a user are: `jobs.jsonl` in the state folder, one line each, only ever appended to. An index and no
 * more: the directories tell everything, and what is missing on either side does no harm.
 */
export class JobRegistry {
  constructor(stateFolder: string) {
    this.file = join(stateFolder, 'jobs.jsonl');
  }

  /** @throws errors of the file system: the job runs all the same, but other servers will not find it */
  async add(folder: string): Promise<void> {
    await mkdir(dirname(this.file), { recursive: true, mode: 0o700 });
    // A line that a crash or a full disk cut short must not spoil this one
    const index = await openRegular(this.file, { mode: 'a' });
    try {
      await index.appendFile(`\n${JSON.stringify({ folder })}\n`);
    } finally {
      await index.close();
    }
  }

  /** Directories of the latest jobs, in the order in which they were added; some may be gone. */
  async folders(): Promise<readonly string[]> {
    const mark = await this.mark();
    if (mark !== this.seen) {
      this.known = mark === '' ? [] : await this.read();
      this.seen = mark;
    }
    return this.known;
  }

  private async read(): Promise<string[]> {
    const lines = (await readText(this.file, MOST_BYTES)).split('\n').filter(line => line !== '');
    const folders = [...new Set(lines.flatMap(parsed))].slice(-MOST_JOBS);
    if (lines.length > MOST_LINES) {
      // What another server appends within this moment is lost from the index, not from the disk
      await replaceFile(this.file, folders.map(folder => `${JSON.stringify({ folder })}\n`).join(''));
    }
    return folders;
  }

  private async mark(): Promise<string> {
    try {
      const { ino, size, mtimeMs } = await stat(this.file);
      return `${ino} ${size} ${mtimeMs}`;
    } catch (cause) {
      if (isMissing(cause)) {
        return '';
      }
      throw cause;
    }
  }

  private readonly file: string;
  private seen = '';
  private known: readonly string[] = [];
}

function parsed(line: string): string[] {
  try {
    return [lineSchema.parse(JSON.parse(line)).folder];
  } catch (cause) {
    if (cause instanceof SyntaxError || cause instanceof z.ZodError) {
      return [];
    }
    throw cause;
  }
}
