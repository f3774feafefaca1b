import { setTimeout as sleep } from 'node:timers/promises';

/** A pause that may be cut short by whoever knows that there is something to see. */
export class Nudge {
  /** There is something to see: the pause ends, or the next one does not begin. */
  readonly give = (): void => {
    this.due = true;
    this.wake.abort();
  };

  /** What was given so far is about to be seen. */
  clear(): void {
    this.due = false;
  }

  /** Waits so many ms, or until the next `give`. @throws AbortError when the signal fires */
  async pause(ms: number, signal: AbortSignal): Promise<void> {
    if (this.due) {
      return;
    }
    this.wake = new AbortController();
    try {
      await sleep(ms, undefined, { signal: AbortSignal.any([signal, this.wake.signal]) });
    } catch (cause) {
      if (signal.aborted) {
        throw cause;
      }
    }
  }

  private due = false;
  private wake = new AbortController();
}
