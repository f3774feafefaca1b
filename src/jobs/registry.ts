import { mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';

import { isMissing } from '../storage/fileErrors';
import { openRegular, readText } from '../storage/regularFile';
import { replaceFile } from './atomicFile';

/** Jobs looked at, from the latest back. */
const MOST_JOBS = 10_000;
/** A longer index is cut to the jobs looked at. */
const MOST_LINES = 25_000;
/** Lines are cut long before. */
const MOST_BYTES = 64 << 20;

const lineSchema = z.object({
  folder: z.string(),
  /** The user wants it off the lists */
  dismissed: z.boolean().optional()
});
type Line = z.output<typeof lineSchema>;

interface Index {
  readonly folders: readonly string[];
  readonly dismissed: ReadonlySet<string>;
}

const NOTHING: Index = { folders: [], dismissed: new Set() };

/**
 * Where the jobs of a user are: `jobs.jsonl` in the state folder, one line each, only ever appended to. An index and no
 * more: the directories tell everything, and either side may lack what the other has.
 */
export class JobRegistry {
  constructor(stateFolder: string) {
    this.file = join(stateFolder, 'jobs.jsonl');
  }

  /** @throws errors of the file system: the job runs all the same, but other servers will not find it */
  async add(folder: string): Promise<void> {
    await this.append([{ folder }]);
  }

  /** Notes that the user wants jobs off the lists. Their directories stay. @throws errors of the file system */
  async dismiss(folders: readonly string[]): Promise<void> {
    await this.append(folders.map(folder => ({ folder, dismissed: true })));
  }

  /** Directories of the latest jobs, in the order in which they were added; some may be gone. */
  async folders(): Promise<readonly string[]> {
    return (await this.index()).folders;
  }

  /** Those of them that the user wants off the lists. */
  async dismissed(): Promise<ReadonlySet<string>> {
    return (await this.index()).dismissed;
  }

  private async append(lines: readonly Line[]): Promise<void> {
    await mkdir(dirname(this.file), { recursive: true, mode: 0o700 });
    // A line that a crash or a full disk cut short must not spoil these
    const index = await openRegular(this.file, { mode: 'a' });
    try {
      await index.appendFile(`\n${lines.map(line => `${JSON.stringify(line)}\n`).join('')}`);
    } finally {
      await index.close();
    }
  }

  private async index(): Promise<Index> {
    const mark = await this.mark();
    if (mark !== this.seen) {
      this.known = mark === '' ? NOTHING : await this.read();
      this.seen = mark;
    }
    return this.known;
  }

  private async read(): Promise<Index> {
    const lines = (await readText(this.file, MOST_BYTES)).split('\n').filter(line => line !== '');
    const parsed = lines.flatMap(parsedLine);
    const folders = [...new Set(parsed.map(({ folder }) => folder))].slice(-MOST_JOBS);
    const dismissed = new Set(parsed.flatMap(line => (line.dismissed ? line.folder : [])));
    if (lines.length > MOST_LINES) {
      const kept = folders.map((folder): Line => ({ folder, ...(dismissed.has(folder) && { dismissed: true }) }));
      // What another server appends within this moment is lost from the index, not from the disk
      await replaceFile(this.file, kept.map(line => `${JSON.stringify(line)}\n`).join(''));
    }
    return { folders, dismissed };
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
  private known: Index = NOTHING;
}

function parsedLine(line: string): Line[] {
  try {
    return [lineSchema.parse(JSON.parse(line))];
  } catch (cause) {
    if (cause instanceof SyntaxError || cause instanceof z.ZodError) {
      return [];
    }
    throw cause;
  }
}
