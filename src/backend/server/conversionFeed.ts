import type { Conversion } from '../../protocol/conversion';

/** Between two pieces of news about conversions, so that a page gets about ten a second at most. */
const PAUSE_MS = 100;

/**
 * News of conversions for one page: always the latest state of each, never faster than the page takes them, so that a
 * slow line gathers no backlog. The first and the last state are always sent.
 */
export class ConversionFeed {
  /** @param send resolves when the message has left, and rejects when the page is gone */
  constructor(
    private readonly send: (conversion: Conversion) => Promise<void>,
    private readonly pauseMs = PAUSE_MS
  ) {}

  push(conversion: Conversion): void {
    this._latest.set(conversion.id, conversion);
    if (!this._sending && !this._closed) {
      this._sending = true;
      void this._drain();
    }
  }

  /** Sends nothing from now on. */
  close(): void {
    this._closed = true;
    this._latest.clear();
  }

  private async _drain(): Promise<void> {
    while (this._latest.size > 0 && !this._closed) {
      const news = [...this._latest.values()];
      this._latest.clear();
      try {
        for (const conversion of news) {
          await this.send(conversion);
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

  private readonly _latest = new Map<string, Conversion>();
  private _sending = false;
  private _closed = false;
}
