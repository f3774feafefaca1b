import { setTimeout as pause } from 'node:timers/promises';

import type { QueuedTask } from '../../core/slurm/squeue';
import { parseSqueue, SQUEUE_ARGUMENTS } from '../../core/slurm/squeue';
import type { SlurmCommands } from './commands';
import { SlurmTrouble } from './trouble';

/** An answer is good for so long: all jobs of a user share it. */
const FRESH_MS = 5000;
/** After a failure the next look waits, twice as long each time. */
const FIRST_PAUSE_MS = 10_000;
const LONGEST_PAUSE_MS = 5 * 60_000;
/** So long a new answer is waited for where there is an older one. */
const PATIENCE_MS = 300;

/** What a look at the queue of a user gave. */
export type QueueLook =
  /** All tasks of the user that Slurm knows at the moment; none is really none */
  | { readonly at: number; readonly tasks: readonly QueuedTask[] }
  /** Nothing is known: in words */
  | { readonly at: number; readonly trouble: string };

/** The queue of this user on one cluster: one question for all jobs, asked less often while it is not answered. */
export class SlurmQueue {
  constructor(
    private readonly commands: Pick<SlurmCommands, 'run'>,
    private readonly now: () => number = Date.now
  ) {}

  /** As of now or a few seconds ago; the answer before, where a new one takes long to come. */
  async look(): Promise<QueueLook> {
    if (this.last && this.asking === undefined && this.now() < this.next) {
      return this.last;
    }
    this.asking ??= this.ask();
    const { asking, last } = this;
    return last ? Promise.race([asking, pause(PATIENCE_MS, last, { ref: false })]) : asking;
  }

  /** What it knows is out of date: the next look asks. */
  forget(): void {
    this.last = undefined;
  }

  private async ask(): Promise<QueueLook> {
    try {
      const look = await this.answer();
      const isSilent = 'trouble' in look;
      this.next = this.now() + (isSilent ? this.pauseMs : FRESH_MS);
      this.pauseMs = isSilent ? Math.min(LONGEST_PAUSE_MS, 2 * this.pauseMs) : FIRST_PAUSE_MS;
      this.last = look;
      return look;
    } finally {
      this.asking = undefined;
    }
  }

  private async answer(): Promise<QueueLook> {
    try {
      const tasks = parseSqueue(await this.commands.run('squeue', SQUEUE_ARGUMENTS));
      return { at: this.now(), tasks };
    } catch (cause) {
      if (!(cause instanceof SlurmTrouble)) {
        throw cause;
      }
      return { at: this.now(), trouble: cause.message };
    }
  }

  private last: QueueLook | undefined;
  private asking: Promise<QueueLook> | undefined;
  private next = 0;
  private pauseMs = FIRST_PAUSE_MS;
}
