import type { QueuedTask } from '../../core/slurm/squeue';
import { parseSqueue, SQUEUE_ARGUMENTS } from '../../core/slurm/squeue';
import type { SlurmCommands } from './commands';
import { SlurmTrouble } from './trouble';

/** An answer is good for so long: all jobs of a user share it. */
const FRESH_MS = 5000;
/** After a failure the next look waits, twice as long each time. */
const FIRST_PAUSE_MS = 10_000;
const LONGEST_PAUSE_MS = 5 * 60_000;

/** What a look at the queue of a user gave. */
export type QueueLook =
  /** All tasks of the user that Slurm knows at the moment; none is really none */
  | { readonly at: number; readonly tasks: readonly QueuedTask[] }
  /** Nothing is known: in words */
  | { readonly at: number; readonly trouble: string };

/** The queue of this user on one cluster: one question for all jobs, asked less often while it is not answered. */
export class SlurmQueue {
  constructor(
    private readonly commands: SlurmCommands,
    private readonly now: () => number = Date.now
  ) {}

  /** As of now or a few seconds ago. */
  look(): Promise<QueueLook> {
    if (this.last === undefined || this.now() >= this.next) {
      this.next = Infinity;
      this.last = this.ask();
    }
    return this.last;
  }

  private async ask(): Promise<QueueLook> {
    try {
      const tasks = parseSqueue(await this.commands.run('squeue', SQUEUE_ARGUMENTS));
      this.pauseMs = FIRST_PAUSE_MS;
      this.next = this.now() + FRESH_MS;
      return { at: this.now(), tasks };
    } catch (cause) {
      this.next = this.now() + this.pauseMs;
      this.pauseMs = Math.min(LONGEST_PAUSE_MS, 2 * this.pauseMs);
      if (!(cause instanceof SlurmTrouble)) {
        throw cause;
      }
      return { at: this.now(), trouble: cause.message };
    }
  }

  private last: Promise<QueueLook> | undefined;
  private next = 0;
  private pauseMs = FIRST_PAUSE_MS;
}
