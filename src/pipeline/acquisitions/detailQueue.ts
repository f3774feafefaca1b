import { CancelledError } from '../../core/errors';
import type { ConvertOptions } from '../../protocol/convert/convertOptions';
import { problemOf } from '../../protocol/problem';
import type { PathGuard } from '../../storage/pathGuard';
import type { DetailJob } from './details';
import type { DetailStore } from './detailStore';
import type { AcquisitionReader } from './reader';
import type { TableEntry } from './tableEntry';
import { diskKey, filesKey } from './tableEntry';

/** Quick questions at a time; of the long ones, which read every frame header, only one. */
const QUICK_AT_ONCE = 4;

export interface QueueOptions {
  readonly reader: AcquisitionReader;
  readonly store: DetailStore;
  readonly guard: PathGuard;
  /** What decides whether the result of an acquisition counts as complete */
  optionsOf(path: string): ConvertOptions;
  readonly signal: AbortSignal;
  /** Whether an acquisition is at rest, so that reading all of it is worth while */
  isAtRest(entry: TableEntry): boolean;
  /** Told when details of an entry, or the reason why there are none, have come */
  onKnown(entry: TableEntry): void;
}

/**
 * Reads the details of acquisitions: of all of them quickly, and then, where a scan shape is provisional, every frame header of one
 * after another. Those of which nothing is known come before those whose results have changed, however many a conversion makes at
 * the same time; the latter take their turns as they were asked for.
 */
export class DetailQueue {
  constructor(private readonly use: QueueOptions) {}

  /** Asks for details of an acquisition as it is on the disk now, unless they are known or on their way. */
  want(entry: TableEntry, again = false): void {
    const disk = diskKey(entry);
    if (!again && (entry.known === disk || entry.wanted === disk)) {
      return;
    }
    const { store } = this.use;
    const damage = store.damage(filesKey(entry));
    const details = again ? undefined : store.details(this.key(entry));
    if (damage || details) {
      this.take(entry, disk, damage ? { problem: damage } : { details });
      return;
    }
    entry.wanted = disk;
    const isUnread = entry.known === undefined && !this.reading.has(entry);
    (isUnread ? this.unread : this.changed).add(entry);
  }

  /** Works on what is wanted, until nothing is. */
  start(): void {
    this.unread = new Set(endsFirst([...this.unread]));
    this.next();
  }

  drop(entry: TableEntry): void {
    this.unread.delete(entry);
    this.changed.delete(entry);
    this.long.delete(entry);
    entry.wanted = undefined;
  }

  private next(): void {
    while (this.reading.size < QUICK_AT_ONCE && !this.use.signal.aborted) {
      const entry = this.idle(this.unread) ?? this.idle(this.changed);
      if (entry === undefined) {
        break;
      }
      this.unread.delete(entry);
      this.changed.delete(entry);
      this.reading.add(entry);
      void this.read(entry, false).finally(() => {
        this.reading.delete(entry);
        this.next();
      });
    }
    this.startLong();
  }

  /** The first that is not being read: answers about one acquisition are to come in the order of the questions. */
  private idle(entries: ReadonlySet<TableEntry>): TableEntry | undefined {
    for (const entry of entries) {
      if (!this.reading.has(entry)) {
        return entry;
      }
    }
    return undefined;
  }

  private startLong(): void {
    const entry = [...this.long].find(found => this.use.isAtRest(found));
    const isBusy = this.longRunning || this.unread.size + this.changed.size > 0;
    if (entry === undefined || isBusy || this.use.signal.aborted) {
      return;
    }
    this.long.delete(entry);
    this.longRunning = true;
    void this.read(entry, true).finally(() => {
      this.longRunning = false;
      this.startLong();
    });
  }

  /** Never rejects. */
  private async read(entry: TableEntry, whole: boolean): Promise<void> {
    const { reader, store, guard, optionsOf, signal } = this.use;
    const disk = diskKey(entry);
    const files = filesKey(entry);
    if (whole && entry.known !== disk) {
      return;
    }
    entry.wanted = disk;
    const job: DetailJob = { path: entry.path, options: optionsOf(entry.path), index: store.index(files), whole };
    try {
      const details = await reader.ask('details', job, guard, signal);
      if (details.index) {
        store.keepIndex(files, details.index);
      }
      this.come(entry, disk, { details }, whole);
    } catch (error) {
      if (signal.aborted || error instanceof CancelledError) {
        return;
      }
      const problem = problemOf(error, entry.path);
      if (whole) {
        store.keepDamage(files, problem);
      }
      this.come(entry, disk, { problem }, whole);
    }
  }

  /**
   * What was found is kept, and shown. Where the disk has changed meanwhile it is shown until that was read too: results that
   * change faster than they are read would never be seen otherwise.
   */
  private come(entry: TableEntry, disk: string, found: Pick<TableEntry, 'details' | 'problem'>, whole: boolean): void {
    const { store } = this.use;
    const { wanted } = entry;
    if (wanted !== undefined && !whole && (wanted !== disk || diskKey(entry) !== disk)) {
      this.take(entry, disk, found);
      entry.wanted = wanted;
      return;
    }
    if (wanted !== disk || diskKey(entry) !== disk) {
      return;
    }
    const { details } = found;
    if (details && details.row.state !== 'converting' && !entry.trace.includes('#')) {
      store.keepDetails(this.key(entry), details);
    }
    if (whole || !this.damaged(entry)) {
      this.take(entry, disk, found);
    }
  }

  private damaged(entry: TableEntry): boolean {
    const problem = this.use.store.damage(filesKey(entry));
    if (problem) {
      this.take(entry, diskKey(entry), { problem });
    }
    return problem !== undefined;
  }

  private take(entry: TableEntry, disk: string, { details, problem }: Pick<TableEntry, 'details' | 'problem'>): void {
    entry.details = details;
    entry.problem = problem;
    entry.known = disk;
    entry.wanted = undefined;
    this.long.delete(entry);
    if (details?.provisional) {
      this.long.add(entry);
    }
    this.use.onKnown(entry);
  }

  private key(entry: TableEntry): string {
    // How a conversion is carried out does not change what it makes
    const options = { ...this.use.optionsOf(entry.path), overwrite: undefined, workers: undefined };
    return `${diskKey(entry)}|${JSON.stringify(options)}`;
  }

  /** Nothing is known of them, nor being read */
  private unread = new Set<TableEntry>();
  /** Have changed since they were read, or while they are */
  private readonly changed = new Set<TableEntry>();
  private readonly long = new Set<TableEntry>();
  /** Of which the quick question is being answered */
  private readonly reading = new Set<TableEntry>();
  private longRunning = false;
}

/** Last, first, last but one, second and so on, as they were taken: what was just recorded, and the top of a table, whichever way it is sorted. */
function endsFirst(entries: TableEntry[]): TableEntry[] {
  const sorted = entries.sort((a, b) => (a.stem < b.stem ? -1 : a.stem > b.stem ? 1 : 0));
  return sorted.map((_, turn) => (turn % 2 === 0 ? sorted[sorted.length - 1 - turn / 2] : sorted[(turn - 1) / 2]));
}
