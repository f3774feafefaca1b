import { randomUUID } from 'node:crypto';

import { CancelledError, InputError } from '../../core/errors';
import type { Conversion, ConversionItem } from '../../protocol/conversion';
import type { ConvertOptions } from '../../protocol/convertOptions';
import type { ConvertReport } from '../../protocol/convertResult';
import type { ItemUpdate } from './conversionItems';
import { bytesOf, closed, failed, outcome, reported, updated } from './conversionItems';
import type { PathAccess, ServiceContext } from './services';
import { TransferRate } from './transferRate';

export interface ConversionContext extends ServiceContext {
  /** May be called as often as is convenient: pages are told of the latest state at a pace of their own. */
  onProgress(updates: readonly ItemUpdate[]): void;
}

/**
 * Converts files and folders, and reports every file as output or error. A cancelled one returns what it has done or
 * throws CancelledError; in either case it ends only when no work goes on and no unfinished file is left.
 */
export type ConversionRunner = (
  paths: readonly string[],
  options: ConvertOptions,
  context: ConversionContext
) => Promise<ConvertReport>;

export type ConversionListener = (conversion: Conversion) => void;

/** Finished conversions to keep for a page that is opened later. */
const MOST_FINISHED = 100;

/** The conversions of this backend, running and finished. They belong to no connection: every page sees the same. */
export class Conversions {
  constructor(
    private readonly run: ConversionRunner,
    private readonly access: PathAccess,
    private readonly now: () => number = Date.now
  ) {}

  /** In the order in which they were started. */
  list(): Conversion[] {
    return [...this._entries.values()].map(({ conversion }) => conversion);
  }

  /**
   * Starts a conversion and returns without waiting for it.
   *
   * @throws InputError when a path may not be read, or the folder for results not be written
   */
  async start(paths: readonly string[], options: ConvertOptions): Promise<Conversion> {
    await Promise.all(paths.map(path => this.access.check(path, 'read')));
    if (options.out !== undefined) {
      await this.access.check(options.out, 'write');
    }
    if (this._stopped) {
      throw new CancelledError('Nothing was started: the backend is ending.');
    }
    const entry: Entry = {
      conversion: { id: randomUUID(), options, status: 'running', startedAt: this.now(), items: [] },
      abort: new AbortController(),
      rate: new TransferRate(),
      ended: Promise.resolve()
    };
    entry.rate.add(entry.conversion.startedAt, 0);
    this._entries.set(entry.conversion.id, entry);
    this._change(entry, {});
    entry.ended = this._follow(entry, paths);
    return entry.conversion;
  }

  /** @throws InputError for an unknown id. A conversion that has ended is left as it is. */
  cancel(id: string): void {
    const entry = this._entries.get(id);
    if (!entry) {
      throw new InputError(
        'E_CONVERSION',
        'This conversion is not known any more: the backend was started again since. List the conversions anew.'
      );
    }
    entry.abort.abort();
  }

  /** @returns function that ends the subscription */
  subscribe(listener: ConversionListener): () => void {
    this._listeners.add(listener);
    return () => this._listeners.delete(listener);
  }

  /** Cancels everything, takes nothing new, and waits until no work goes on. */
  async stop(): Promise<void> {
    this._stopped = true;
    const entries = [...this._entries.values()];
    entries.forEach(({ abort }) => abort.abort());
    await Promise.all(entries.map(({ ended }) => ended));
  }

  private async _follow(entry: Entry, paths: readonly string[]): Promise<void> {
    const { signal } = entry.abort;
    const { options } = entry.conversion;
    const onProgress = (updates: readonly ItemUpdate[]) => this._progress(entry, updates);
    try {
      const report = await this.run(paths, options, { access: this.access, signal, onProgress });
      this._end(entry, reported(entry.conversion.items, report));
    } catch (error) {
      const { items } = entry.conversion;
      this._end(entry, error instanceof CancelledError ? closed(items) : failed(items, paths, error));
    }
  }

  private _progress(entry: Entry, updates: readonly ItemUpdate[]): void {
    const items = updated(entry.conversion.items, updates);
    const { done, left } = bytesOf(items);
    entry.rate.add(this.now(), done);
    const bytesPerSecond = entry.rate.bytesPerSecond;
    this._change(entry, { items, bytesPerSecond, secondsLeft: bytesPerSecond ? left / bytesPerSecond : undefined });
  }

  private _end(entry: Entry, items: ConversionItem[]): void {
    this._change(entry, {
      items,
      status: outcome(items, entry.abort.signal.aborted),
      endedAt: this.now(),
      secondsLeft: undefined
    });
    const finished = this.list().filter(({ status }) => status !== 'running');
    finished.slice(0, -MOST_FINISHED).forEach(({ id }) => this._entries.delete(id));
  }

  private _change(entry: Entry, change: Partial<Conversion>): void {
    entry.conversion = { ...entry.conversion, ...change };
    this._listeners.forEach(listener => listener(entry.conversion));
  }

  private readonly _entries = new Map<string, Entry>();
  private readonly _listeners = new Set<ConversionListener>();
  private _stopped = false;
}

interface Entry {
  conversion: Conversion;
  readonly abort: AbortController;
  readonly rate: TransferRate;
  ended: Promise<void>;
}
