import type { AcquisitionRow, WatchProgress } from '../../protocol/acquisitions';
import type { Problem } from '../../protocol/problem';

/** Between two messages, so that a page gets about ten a second at most. */
const PAUSE_MS = 100;
/** Rows of one message: as many as a page takes in without a stutter. */
const MOST_ROWS = 400;

export type TableStatus = Pick<WatchProgress, 'scanned' | 'total' | 'busy'>;

/**
 * News of a table for one page: the latest state of each row, a few hundred rows at a time, never faster than the page takes
 * them. The first row leaves at once.
 */
export class RowFeed {
  /**
   * @param send resolves when the message has left, and rejects when nobody listens any more
   * @param lost called with that rejection
   */
  constructor(
    private readonly send: (news: WatchProgress) => Promise<void>,
    private readonly status: () => TableStatus,
    private readonly lost: (error: unknown) => void,
    private readonly pauseMs = PAUSE_MS
  ) {}

  /** Tells of a row unless the page knows it as it is. */
  row(row: AcquisitionRow): void {
    const text = JSON.stringify(row);
    if (this.told.get(row.path) !== text) {
      this.told.set(row.path, text);
      this.gonePaths.delete(row.path);
      this.rows.set(row.path, row);
      this.wake();
    }
  }

  gone(path: string): void {
    if (this.told.delete(path)) {
      this.rows.delete(path);
      this.gonePaths.add(path);
      this.wake();
    }
  }

  problems(problems: readonly Problem[]): void {
    const text = JSON.stringify(problems);
    if (text !== this.toldProblems) {
      this.toldProblems = text;
      this.newProblems = [...problems];
      this.wake();
    }
  }

  /** Tells of the status if it has changed. */
  wake(): void {
    if (!this.sending && !this.closed) {
      this.sending = true;
      void this.drain();
    }
  }

  close(): void {
    this.closed = true;
  }

  private async drain(): Promise<void> {
    for (let news = this.take(); news !== undefined && !this.closed; news = this.take()) {
      try {
        await this.send(news);
      } catch (error) {
        this.close();
        this.lost(error);
        return;
      }
      await new Promise(resolve => setTimeout(resolve, this.pauseMs));
    }
    this.sending = false;
  }

  private take(): WatchProgress | undefined {
    const status = this.status();
    const statusText = JSON.stringify(status);
    const isNews = this.rows.size + this.gonePaths.size > 0 || this.newProblems || statusText !== this.toldStatus;
    if (!isNews) {
      return undefined;
    }
    const rows = [...this.rows.values()].slice(0, MOST_ROWS);
    rows.forEach(({ path }) => this.rows.delete(path));
    const gone = [...this.gonePaths];
    this.gonePaths.clear();
    const problems = this.newProblems;
    this.newProblems = undefined;
    this.toldStatus = statusText;
    return { rows, gone, ...status, ...(problems && { problems }) };
  }

  private sending = false;
  private closed = false;
  private newProblems: Problem[] | undefined;
  private toldProblems = '[]';
  private toldStatus = '';
  private readonly rows = new Map<string, AcquisitionRow>();
  private readonly gonePaths = new Set<string>();
  /** Every row as the page has it or is about to have it */
  private readonly told = new Map<string, string>();
}
