import { setTimeout as pause } from 'node:timers/promises';

import type { Launchers, Looks } from './launcher';
import type { KnownJob } from './launcherLooks';
import { looksOf } from './launcherLooks';

/** Nothing answered yet: only the directories tell. */
const NONE: Looks = new Map();

/** What launchers see of open jobs, asked for beside everything else, so that a cluster that hangs delays nobody. */
export class LauncherWatch {
  /** @param onTrouble told when a launcher cannot be asked at all, once until it can be again */
  constructor(
    private readonly launchers: Launchers,
    private readonly onTrouble: (error: unknown) => void
  ) {}

  /** The answer of now where it comes within some time; else the one before, and a later call gets this one. */
  async looks(jobs: readonly KnownJob[], patienceMs: number): Promise<Looks> {
    this.asking ??= this.ask(jobs);
    await (patienceMs === Infinity
      ? this.asking
      : Promise.race([this.asking, pause(patienceMs, undefined, { ref: false })]));
    return this.last;
  }

  private async ask(jobs: readonly KnownJob[]): Promise<void> {
    try {
      this.last = await looksOf(jobs, this.launchers);
      this.troubled = false;
    } catch (cause) {
      if (!this.troubled) {
        this.onTrouble(cause);
      }
      this.troubled = true;
    } finally {
      this.asking = undefined;
    }
  }

  private last: Looks = NONE;
  private asking: Promise<void> | undefined;
  private troubled = false;
}
