import type { AcquisitionRow, WatchProgress, WatchRequest } from '../../../protocol/acquisitions';
import { watchRequestSchema } from '../../../protocol/acquisitions';
import type { PathGuard } from '../../../storage/pathGuard';
import { unguarded } from '../../../storage/pathGuard';
import { DetailStore } from '../detailStore';
import type { AcquisitionReader } from '../reader';
import { InlineReader } from '../reader';
import { watchAcquisitions } from '../watchAcquisitions';

export interface FollowOptions {
  readonly guard?: PathGuard;
  readonly reader?: AcquisitionReader;
  readonly store?: DetailStore;
  readonly options?: WatchRequest['options'] | Record<string, unknown>;
  readonly shapes?: WatchRequest['shapes'];
  readonly pollSeconds?: number;
}

/** A page that follows a folder: the table as the messages make it. */
export class Follower {
  constructor(
    folder: string,
    { guard = unguarded, reader, store, options = {}, shapes, pollSeconds = 0.2 }: FollowOptions = {}
  ) {
    const request = watchRequestSchema.parse({ place: { folder }, options, shapes, pollSeconds });
    const context = {
      guard,
      reader: reader ?? new InlineReader(),
      store: store ?? new DetailStore(),
      signal: this.abort.signal,
      report: async (news: WatchProgress) => this.take(news),
      onResults: (listener: () => void) => {
        this.tellOfResults = listener;
        return () => (this.tellOfResults = undefined);
      }
    };
    this.ended = watchAcquisitions(request, context).catch((error: Error) => {
      this.error = error;
      this.look();
      return error;
    });
  }

  /** Says that a conversion has made something; there for as long as the folder is followed */
  tellOfResults?: () => void;
  readonly messages: WatchProgress[] = [];
  readonly rows = new Map<string, AcquisitionRow>();
  /** With what the watch ended */
  readonly ended: Promise<Error>;

  get last(): WatchProgress {
    return this.messages[this.messages.length - 1];
  }

  get problems(): string[] {
    const told = this.messages.flatMap(({ problems }) => (problems ? [problems] : []));
    return (told[told.length - 1] ?? []).map(({ code }) => code);
  }

  /** The only row, or the one of a stem. */
  row(stem?: string): AcquisitionRow | undefined {
    return [...this.rows.values()].find(row => stem === undefined || row.stem === stem);
  }

  /** Waits until the table is as it should be; fails with the test when it never is. */
  until(wanted: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      this.look = () => {
        if (this.error) {
          reject(this.error);
        } else if (this.last && wanted()) {
          this.look = () => undefined;
          resolve();
        }
      };
      this.look();
    });
  }

  /** Waits until everything is known. */
  settled(): Promise<void> {
    return this.until(
      () => !this.last.busy && this.last.scanned === this.last.total && this.rows.size === this.last.total
    );
  }

  async stop(): Promise<Error> {
    this.abort.abort();
    return this.ended;
  }

  private take(news: WatchProgress): void {
    this.messages.push(news);
    news.rows.forEach(row => this.rows.set(row.path, row));
    news.gone.forEach(path => this.rows.delete(path));
    this.look();
  }

  private look: () => void = () => undefined;
  private error: Error | undefined;
  private readonly abort = new AbortController();
}
