import type { TranslationBundle } from '@jupyterlab/translation';

import type { AcquisitionRow, WatchProgress } from '../../../protocol/acquisitions';
import type { Problem } from '../../../protocol/convert/convertResult';
import type { ConvertOptions } from '../../../protocol/convert/convertOptions';
import type { Place } from '../../../protocol/session';
import type { Backend } from '../../connection';
import type { Failure } from '../../parts/failure';
import { OncePerFrame } from '../../parts/oncePerFrame';
import { StateModel } from '../../parts/stateModel';
import type { ConversionsModel } from '../conversionsModel';
import type { ShapeChoice } from '../../../protocol/convert/shapeChoice';
import { AcquisitionStream } from './acquisitionStream';
import type { Convertible } from './convertible';
import { convertible, pendingRows } from './convertible';
import { rowFilter } from './filterRows';
import { RowStore } from './rowStore';
import type { RowStatus, StatusCount } from './rowStatus';
import { countStatuses } from './rowStatus';
import type { Pick, Selection } from './selection';
import { allToggled, moved, NOTHING, picked, pruned } from './selection';
import type { Sort, SortColumn } from './sortRows';
import { DEFAULT_SORT, sortColumns, sortRows } from './sortRows';
import type { TableRow } from './tableRow';
import { ThumbnailStore } from './thumbnailStore';

export interface TableState extends Selection {
  /** Absent before a session or folder is chosen */
  readonly place?: Place;
  /** Every acquisition, in the order in which they were found */
  readonly all: readonly TableRow[];
  /** Those that the filter leaves, in the order of the screen */
  readonly shown: readonly TableRow[];
  readonly counts: readonly StatusCount[];
  /** Acquisitions whose headers were read, and acquisitions found */
  readonly scanned: number;
  readonly total: number;
  /** True while folders or headers are still read */
  readonly busy: boolean;
  /** Folders that cannot be read */
  readonly problems: readonly Problem[];
  /** Why nothing can be followed */
  readonly failure?: Failure;
  readonly filter: string;
  /** States shown; empty: all */
  readonly statuses: ReadonlySet<RowStatus>;
  readonly sort: Sort;
  readonly thumbnails: boolean;
}

/** What is remembered of a table. */
export interface SavedTable {
  readonly sort: Sort;
}

export interface Following {
  /** Seconds between two looks at the folders */
  readonly pollSeconds?: number;
  /** Scan shapes chosen by hand, by path */
  readonly choices?: ReadonlyMap<string, ShapeChoice>;
}

const NO_CHOICES: ReadonlyMap<string, ShapeChoice> = new Map();

/**
 * The acquisitions of a session: followed on disk, put together with their conversions and the shapes chosen by hand, filtered,
 * sorted and selected. News are taken in once per frame of the screen, however fast they come.
 */
export class TableModel extends StateModel<TableState> {
  constructor(
    backend: Backend,
    private readonly _trans: TranslationBundle,
    private readonly _conversions: ConversionsModel
  ) {
    super({
      ...NOTHING,
      all: [],
      shown: [],
      counts: [],
      scanned: 0,
      total: 0,
      busy: false,
      problems: [],
      filter: '',
      statuses: new Set(),
      sort: DEFAULT_SORT,
      thumbnails: true
    });
    this.thumbnails = new ThumbnailStore(backend);
    this._store = new RowStore(_conversions, _trans);
    this._stream = new AcquisitionStream(backend, {
      begun: () => this._onBegun(),
      told: news => this._onNews(news),
      failed: failure => this._onFailure(failure)
    });
    _conversions.changed.connect(this._soon, this);
  }

  readonly thumbnails: ThumbnailStore;

  /**
   * Follows the acquisitions of a place from now on. The rows of the same place stay on the screen while they are looked at with
   * other options.
   */
  follow(
    place: Place | undefined,
    options: ConvertOptions,
    { pollSeconds, choices = NO_CHOICES }: Following = {}
  ): void {
    this._overwrite = options.overwrite;
    this._choices = choices;
    // How a conversion is carried out does not change what it makes
    const asked = { ...options, overwrite: false, workers: undefined };
    const watched = place && { place, options: asked, pollSeconds, shapes: Object.fromEntries(choices) };
    const key = JSON.stringify(watched);
    if (key === this._followed) {
      return;
    }
    this._followed = key;
    if (JSON.stringify(place) !== JSON.stringify(this.state.place)) {
      this._store.clear();
      this.thumbnails.clear();
      this._news = undefined;
      this.set({ ...NOTHING, active: undefined, anchor: undefined, place, scanned: 0, total: 0, problems: [] });
    }
    this.set({ busy: place !== undefined, failure: undefined });
    this._arrange();
    // Who hears of the place may ask for other options at once, which are followed by then
    if (this._followed === key) {
      this._stream.follow(watched);
    }
  }

  /** An acquisition as the backend told of it last; undefined for one that is not in the table. */
  row(path: string): AcquisitionRow | undefined {
    return this._store.get(path);
  }

  /** Whether results are written anew, as the options say that are followed. */
  get overwrite(): boolean {
    return this._overwrite;
  }

  setFilter(filter: string): void {
    this.set({ filter });
    this._arrange();
  }

  toggleStatus(status: RowStatus): void {
    const statuses = new Set(this.state.statuses);
    if (!statuses.delete(status)) {
      statuses.add(status);
    }
    this.set({ statuses });
    this._arrange();
  }

  clearFilter(): void {
    this.set({ filter: '', statuses: new Set() });
    this._arrange();
  }

  /** Sorts by a column, and the other way round when it was sorted by it. */
  sortBy(column: SortColumn): void {
    const { sort } = this.state;
    this.set({ sort: { column, descending: sort.column === column && !sort.descending } });
    this._arrange();
  }

  showThumbnails(thumbnails: boolean): void {
    this.set({ thumbnails });
  }

  /** Selects a row, and makes it the active one. */
  pick(path: string, how: Pick): void {
    this.set(picked(this.state, this._order(), path, how));
  }

  /** Makes a row the active one without selecting it. */
  activate(path: string | undefined): void {
    this.set({ active: path });
  }

  /** Moves the active row. @param extend selects what lies on the way */
  move(step: number, extend = false): void {
    this.set(moved(this.state, this._order(), step, extend));
  }

  /** Selects all rows on the screen, or none of them when all are. */
  toggleAll(): void {
    this.set(allToggled(this.state, this._order()));
  }

  clearSelection(): void {
    this.set({ selected: new Set(), anchor: undefined });
  }

  /**
   * What a conversion would do of the given rows; without any, of the selected ones or, where none is selected, of all that
   * have no result.
   */
  convertible(paths?: readonly string[]): Convertible {
    const { all, selected } = this.state;
    const wanted = paths ? new Set(paths) : selected;
    const rows =
      paths || selected.size > 0 ? all.filter(({ path }) => wanted.has(path)) : pendingRows(all, this._overwrite);
    return convertible(rows, this._overwrite, this._trans);
  }

  get saved(): SavedTable {
    return { sort: this.state.sort };
  }

  /** Takes up what `saved` gave; anything else is left aside. */
  restore(saved: unknown): void {
    const { sort } = (saved ?? {}) as Partial<SavedTable>;
    const column = sortColumns.find(known => known === sort?.column);
    if (column) {
      this.set({ sort: { column, descending: sort?.descending === true } });
      this._arrange();
    }
  }

  dispose(): void {
    this._stream.dispose();
    this._conversions.changed.disconnect(this._soon, this);
    this._drawing.cancel();
  }

  private _onBegun(): void {
    this._store.restart();
    this.set({ busy: true, failure: undefined });
  }

  private _onNews(news: WatchProgress): void {
    this._store.take(news);
    const { scanned, total, busy } = news;
    this._news = { ...this._news, scanned, total, busy, ...(news.problems && { problems: news.problems }) };
    this._soon();
  }

  private _onFailure(failure: Failure): void {
    this._news = undefined;
    this.set({ busy: false, failure });
  }

  private _soon(): void {
    this._drawing.ask(() => this._arrange());
  }

  /** Puts together what is shown. Arrays stay the same objects where nothing in them has changed. */
  private _arrange(): void {
    const { filter, statuses, sort, shown, counts, selected, active, anchor } = this.state;
    const all = kept(this.state.all, this._store.rows(this._choices));
    const isShown = rowFilter(filter, statuses);
    const news = this._news;
    this._news = undefined;
    this.set({
      ...news,
      all,
      shown: kept(shown, sortRows(all.filter(isShown), sort)),
      counts: all === this.state.all ? counts : countStatuses(all),
      ...pruned({ selected, active, anchor }, path => this._store.get(path) !== undefined)
    });
  }

  private _order(): string[] {
    return this.state.shown.map(({ path }) => path);
  }

  private readonly _store: RowStore;
  private readonly _stream: AcquisitionStream;
  private _choices = NO_CHOICES;
  private _overwrite = false;
  private _followed: string | undefined;
  private readonly _drawing = new OncePerFrame();
  /** Told since the last frame, besides rows */
  private _news: Partial<Omit<WatchProgress, 'rows' | 'gone'>> | undefined;
}

/** The array as it was where the new one holds the same. */
function kept<T>(before: readonly T[], now: readonly T[]): readonly T[] {
  return before.length === now.length && now.every((value, index) => value === before[index]) ? before : now;
}
