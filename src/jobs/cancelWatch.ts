import { readdir } from 'node:fs/promises';

import { isMissing } from '../storage/fileErrors';
import { CANCEL_FILE, cancelItemFile, cancelTaskFile } from './jobFiles';

const POLL_MS = 400;

/**
 * Looks into a job directory for the wish that a task stops, all of it or single inputs. A directory that was deleted is such a
 * wish too.
 */
export class CancelWatch {
  constructor(
    private readonly folder: string,
    private readonly task = 0
  ) {}

  /** Fires when the whole task is to stop. */
  readonly whole = new AbortController();

  /** Whether all of the job is to stop, not this task alone. */
  get isOfJob(): boolean {
    return this.item(CANCEL_FILE).signal.aborted;
  }

  /** Fires when one input is to be left out. */
  ofItem(input: string): AbortSignal {
    return this.item(cancelItemFile(input)).signal;
  }

  /** Looks once. */
  async look(): Promise<void> {
    let names: string[];
    try {
      names = await readdir(this.folder);
    } catch (cause) {
      if (!isMissing(cause)) {
        throw cause;
      }
      names = [CANCEL_FILE];
    }
    if (names.includes(CANCEL_FILE) || names.includes(cancelTaskFile(this.task))) {
      this.whole.abort();
    }
    names.filter(name => name.startsWith(CANCEL_FILE)).forEach(name => this.item(name).abort());
  }

  /** @param onTrouble told once of a directory that cannot be read; it is looked at again all the same */
  start(onTrouble: (error: unknown) => void): void {
    let troubled = false;
    const again = async (): Promise<void> => {
      try {
        await this.look();
      } catch (cause) {
        if (!troubled) {
          troubled = true;
          onTrouble(cause);
        }
      }
      if (!this.stopped) {
        this.timer = setTimeout(() => void again(), POLL_MS);
      }
    };
    this.timer = setTimeout(() => void again(), POLL_MS);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private item(name: string): AbortController {
    const known = this.items.get(name) ?? new AbortController();
    this.items.set(name, known);
    return known;
  }

  private readonly items = new Map<string, AbortController>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stopped = false;
}
