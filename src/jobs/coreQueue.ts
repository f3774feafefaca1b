import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

import { CancelledError } from '../core/errors';
import { errorCode, isMissing } from '../storage/fileErrors';
import { isAlive, ownProcess } from '../storage/processIdentity';
import { readJsonIfValid, replaceFile } from './atomicFile';
import { coreShares } from './coreShares';
import { processSchema } from './jobSchema';

const POLL_MS = 1000;
/** Tickets of a machine that was started again, or of a container that is gone, are nobody's */
const FORGOTTEN_MS = 7 * 24 * 3600 * 1000;

const ticketSchema = z.object({ process: processSchema, wants: z.number().int().positive() });
type Ticket = z.infer<typeof ticketSchema>;

/** Who asks for cores. */
export interface Applicant {
  /** Unlike that of any other */
  readonly name: string;
  /** When the job was made; ms */
  readonly made: number;
  /** Threads it could use */
  readonly wants: number;
}

/** Folder of the tickets of all machines, inside the user's state folder. */
export function ticketFolder(stateFolder: string): string {
  return join(stateFolder, 'cores');
}

/**
 * One job's place among the jobs of this user on this machine (or in this container), which share its cores. Every job
 * puts down a ticket, a small file with its process in it, whose name sorts those at work before those that wait, and these
 * in the order in which they were made; all compute from the tickets who may use how many cores. Who is killed leaves a
 * ticket that no living process belongs to, and that the next one clears away.
 */
export class CoreQueue {
  /** @param cores of the machine */
  constructor(
    stateFolder: string,
    private readonly applicant: Applicant,
    private readonly cores: number
  ) {
    this.places = ticketFolder(stateFolder);
    this.folder = join(this.places, ownProcess().place);
  }

  /** Cores this job may use at the moment; 0 while it has to wait. */
  share = 0;

  /**
   * Joins and waits for the first core. From then on `share` follows what other jobs do, until `leave`.
   *
   * @param onWait told how many jobs are before this one, whenever that changes
   * @throws CancelledError; errors of the file system when no ticket can be put down
   */
  async join(signal: AbortSignal, onWait: (before: number) => void): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    await this.clearPlaces();
    const { wants } = this.applicant;
    this.ticket = this.ticketName('waiting');
    await replaceFile(join(this.folder, this.ticket), JSON.stringify({ process: ownProcess(), wants }));
    let told: number | undefined;
    for (;;) {
      if (signal.aborted) {
        throw new CancelledError();
      }
      const before = await this.look();
      if (this.share > 0) {
        await this.begin();
        this.timer = setTimeout(() => void this.follow(), POLL_MS);
        return;
      }
      if (before !== told) {
        told = before;
        onWait(before);
      }
      await pause(POLL_MS, signal);
    }
  }

  /** Gives the cores back. */
  async leave(): Promise<void> {
    this.left = true;
    clearTimeout(this.timer);
    if (this.ticket !== undefined) {
      await rm(join(this.folder, this.ticket), { force: true });
    }
  }

  /** From here on nobody who comes later, though made earlier, goes before. */
  private async begin(): Promise<void> {
    const waiting = this.ticket ?? '';
    this.ticket = this.ticketName('working');
    await rename(join(this.folder, waiting), join(this.folder, this.ticket));
  }

  private ticketName(phase: 'waiting' | 'working'): string {
    const { made, name } = this.applicant;
    return `${phase === 'working' ? 0 : 1}-${String(made).padStart(14, '0')}-${name}.json`;
  }

  /** Looks at all tickets. @returns jobs before this one */
  private async look(): Promise<number> {
    const names = (await readdir(this.folder)).filter(name => /^[01]-\d+-.*\.json$/.test(name)).sort();
    const living: { name: string; wants: number }[] = [];
    for (const name of names) {
      const ticket = await this.read(name);
      if (ticket && isAlive(ticket.process)) {
        living.push({ name, wants: ticket.wants });
      } else {
        await rm(join(this.folder, name), { force: true });
      }
    }
    const own = living.findIndex(({ name }) => name === this.ticket);
    // Somebody cleared the folder away: that is no reason to stop
    this.share =
      own < 0
        ? this.cores
        : coreShares(
            living.map(({ wants }) => wants),
            this.cores
          )[own];
    return Math.max(0, own);
  }

  private async read(name: string): Promise<Ticket | undefined> {
    const known = this.tickets.get(name) ?? (await readJsonIfValid(join(this.folder, name), ticketSchema));
    if (known) {
      this.tickets.set(name, known);
    }
    return known;
  }

  private async follow(): Promise<void> {
    try {
      await this.look();
    } catch (cause) {
      // The share stays as it is until the folder can be read again
      if (errorCode(cause) === undefined) {
        throw cause;
      }
    }
    if (!this.left) {
      this.timer = setTimeout(() => void this.follow(), POLL_MS);
    }
  }

  private async clearPlaces(): Promise<void> {
    for (const place of await readdir(this.places)) {
      const folder = join(this.places, place);
      if (folder !== this.folder && (await age(folder)) > FORGOTTEN_MS) {
        await rm(folder, { recursive: true, force: true });
      }
    }
  }

  private readonly places: string;
  private readonly folder: string;
  private readonly tickets = new Map<string, Ticket>();
  private ticket: string | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private left = false;
}

/** Milliseconds since a folder was changed; 0 when somebody else has just cleared it away. */
async function age(folder: string): Promise<number> {
  try {
    return Date.now() - (await stat(folder)).mtimeMs;
  } catch (cause) {
    if (isMissing(cause)) {
      return 0;
    }
    throw cause;
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
    if (signal.aborted) {
      done();
    }
  });
}
