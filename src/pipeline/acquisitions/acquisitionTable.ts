import { InputError } from '../../core/errors';
import type { WatchProgress } from '../../protocol/acquisitions';
import type { ConvertOptions } from '../../protocol/convert/convertOptions';
import type { ShapeChoice } from '../../protocol/convert/shapeChoice';
import { withShape } from '../../protocol/convert/shapeChoice';
import type { PathGuard } from '../../storage/pathGuard';
import { DetailQueue } from './detailQueue';
import type { DetailStore } from './detailStore';
import { OutputFolders } from './outputFolders';
import type { RawFile } from './rawFile';
import { RawTree } from './rawTree';
import type { AcquisitionReader } from './reader';
import { RowFeed } from './rowFeed';
import type { RawSeries } from './seriesOfFiles';
import { likelyFirst, SeriesOfFiles } from './seriesOfFiles';
import type { TableEntry } from './tableEntry';
import { bytesOf, filesKey, isGrowing, newEntry, resultFolder, rowOf } from './tableEntry';

export interface TableOptions {
  readonly folder: string;
  readonly options: ConvertOptions;
  /** Scan shapes chosen by hand, by path */
  readonly shapes: Readonly<Record<string, ShapeChoice>>;
  readonly guard: PathGuard;
  readonly reader: AcquisitionReader;
  readonly store: DetailStore;
  readonly signal: AbortSignal;
  report(news: WatchProgress): Promise<void>;
  /** Called when nobody listens any more */
  lost(error: unknown): void;
}

/** The acquisitions below a folder, as they are on the disk each time it is looked at. */
export class AcquisitionTable {
  constructor(private readonly use: TableOptions) {
    const { folder, options, shapes, guard, reader, store, signal } = use;
    this.tree = new RawTree(folder, { guard, onFiles: files => this.meet(files) });
    this.outputs = new OutputFolders(guard);
    this.series = new SeriesOfFiles(family =>
      reader.ask(
        'series',
        family.map(({ path, bytes }) => ({ path, bytes })),
        guard,
        signal
      )
    );
    this.queue = new DetailQueue({
      reader,
      store,
      guard,
      optionsOf: path => withShape(options, shapes[path]),
      signal,
      isAtRest: entry => !isGrowing(entry, Date.now()),
      onKnown: entry => this.tell(entry)
    });
    this.feed = new RowFeed(
      news => use.report(news),
      () => this.status(),
      error => use.lost(error)
    );
  }

  /**
   * Looks at the disk once and tells what has changed. Details come later, by themselves.
   *
   * @throws InputError when the folder cannot be read the first time
   */
  async look(): Promise<void> {
    const { signal, options } = this.use;
    const files = await this.tree.look(signal);
    const series = await this.series.of(files.values());
    this.refuseUnreadable();
    this.update(series);
    await this.lookAtOutputs(options.out);
    for (const entry of this.entries.values()) {
      this.queue.want(entry, entry.details?.row.state === 'converting' && entry.wanted === undefined);
      if (entry.growing !== isGrowing(entry, Date.now())) {
        this.tell(entry);
      }
    }
    this.walked = true;
    this.queue.start();
    this.feed.problems(this.tree.problems);
    this.feed.wake();
  }

  close(): void {
    this.feed.close();
  }

  /** Files of one folder during the first walk: shown before anything is known of them. */
  private meet(files: readonly RawFile[]): void {
    if (!this.walked) {
      for (const file of likelyFirst(files)) {
        this.enter([file]);
      }
    }
  }

  private enter(files: RawSeries): void {
    const entry = newEntry(files, this.use.folder);
    this.entries.set(entry.path, entry);
    this.tell(entry);
  }

  private update(series: readonly RawSeries[]): void {
    const now = Date.now();
    const found = new Set<string>();
    for (const files of series) {
      const { path } = files[0];
      found.add(path);
      const entry = this.entries.get(path);
      if (!entry) {
        this.enter(files);
        continue;
      }
      if (this.walked && bytesOf(entry.files) !== bytesOf(files)) {
        entry.grewAt = now;
      }
      const before = filesKey(entry);
      entry.files = files;
      if (filesKey(entry) !== before) {
        this.tell(entry);
      }
    }
    for (const [path, entry] of this.entries) {
      if (!found.has(path)) {
        this.entries.delete(path);
        this.queue.drop(entry);
        this.feed.gone(path);
      }
    }
  }

  /** Follows the folders of results, and finds acquisitions that would have the same. */
  private async lookAtOutputs(out: string | undefined): Promise<void> {
    const byFolder = new Map<string, TableEntry[]>();
    for (const entry of this.entries.values()) {
      const folder = resultFolder(entry, out);
      if (folder !== undefined) {
        byFolder.set(folder, [...(byFolder.get(folder) ?? []), entry]);
      }
    }
    const stems = new Map([...byFolder].map(([folder, [{ stem, details }]]) => [folder, details?.row.stem ?? stem]));
    const traces = await this.outputs.look(stems);
    for (const [folder, group] of byFolder) {
      for (const entry of group) {
        entry.trace = traces.get(folder) ?? '';
        const twins = group.filter(other => other !== entry).map(({ path }) => path);
        if (String(twins) !== String(entry.twins)) {
          entry.twins = twins;
          this.tell(entry);
        }
      }
    }
  }

  private tell(entry: TableEntry): void {
    entry.growing = isGrowing(entry, Date.now());
    this.feed.row(rowOf(entry));
  }

  private status(): Pick<WatchProgress, 'scanned' | 'total' | 'busy'> {
    let scanned = 0;
    for (const { known } of this.entries.values()) {
      scanned += known === undefined ? 0 : 1;
    }
    const total = this.entries.size;
    return { scanned, total, busy: !this.walked || scanned < total };
  }

  /** A folder that was there at the first look may be away for a while; one that was not is the wrong one. */
  private refuseUnreadable(): void {
    const own = this.tree.problems.find(({ input }) => input === this.use.folder);
    if (own && !this.walked) {
      throw new InputError(own.code as `E_${string}`, own.message, own.details ? { cause: own.details } : undefined);
    }
  }

  private walked = false;
  private readonly tree: RawTree;
  private readonly series: SeriesOfFiles;
  private readonly outputs: OutputFolders;
  private readonly queue: DetailQueue;
  private readonly feed: RowFeed;
  private readonly entries = new Map<string, TableEntry>();
}
