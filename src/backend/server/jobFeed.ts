import type { Job, JobChange } from '../../protocol/jobs';
import { isOpen } from '../../protocol/jobs';
import { jobChanges } from './jobChanges';

/** Between two pieces of news about jobs, so that a page gets about ten a second at most. */
const PAUSE_MS = 100;

/**
 * News of jobs for one page: what has changed since it was told last, never faster than the page takes it, so that
 * a slow line gathers no backlog. The first and the last state are always told.
 */
export class JobFeed {
  /** @param send resolves when the message has left, and rejects when the page is gone */
  constructor(
    private readonly send: (change: JobChange) => Promise<void>,
    private readonly pauseMs = PAUSE_MS
  ) {}

  push(job: Job): void {
    this._latest.set(job.id, job);
    if (!this._sending && !this._closed) {
      this._sending = true;
      void this._drain();
    }
  }

  /** Sends nothing from now on. */
  close(): void {
    this._closed = true;
    this._latest.clear();
    this._told.clear();
  }

  private async _drain(): Promise<void> {
    while (this._latest.size > 0 && !this._closed) {
      const news = [...this._latest.values()];
      this._latest.clear();
      try {
        for (const job of news) {
          await this._tell(job);
        }
      } catch {
        // The page is gone; its connection is ended by its own error event.
        this.close();
        return;
      }
      await new Promise(resolve => setTimeout(resolve, this.pauseMs));
    }
    this._sending = false;
  }

  private async _tell(job: Job): Promise<void> {
    for (const change of jobChanges(this._told.get(job.id), job)) {
      await this.send(change);
    }
    if (isOpen(job)) {
      this._told.set(job.id, job);
    } else {
      // Nothing more is to come; if something does after all, it is told as a whole.
      this._told.delete(job.id);
    }
  }

  private readonly _latest = new Map<string, Job>();
  /** Open jobs as the page knows them */
  private readonly _told = new Map<string, Job>();
  private _sending = false;
  private _closed = false;
}
