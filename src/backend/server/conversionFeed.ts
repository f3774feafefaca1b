import type { Conversion, ConversionChange } from '../../protocol/conversion';
import { isOpen } from '../../protocol/conversion';
import { conversionChanges } from './conversionChanges';

/** Between two pieces of news about conversions, so that a page gets about ten a second at most. */
const PAUSE_MS = 100;

/**
 * News of conversions for one page: what has changed since it was told last, never faster than the page takes it, so that
 * a slow line gathers no backlog. The first and the last state are always told.
 */
export class ConversionFeed {
  /** @param send resolves when the message has left, and rejects when the page is gone */
  constructor(
    private readonly send: (change: ConversionChange) => Promise<void>,
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
    this._told.clear();
  }

  private async _drain(): Promise<void> {
    while (this._latest.size > 0 && !this._closed) {
      const news = [...this._latest.values()];
      this._latest.clear();
      try {
        for (const conversion of news) {
          await this._tell(conversion);
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

  private async _tell(conversion: Conversion): Promise<void> {
    for (const change of conversionChanges(this._told.get(conversion.id), conversion)) {
      await this.send(change);
    }
    if (isOpen(conversion)) {
      this._told.set(conversion.id, conversion);
    } else {
      // Nothing more is to come; if something does after all, it is told as a whole.
      this._told.delete(conversion.id);
    }
  }

  private readonly _latest = new Map<string, Conversion>();
  /** Open conversions as the page knows them */
  private readonly _told = new Map<string, Conversion>();
  private _sending = false;
  private _closed = false;
}
