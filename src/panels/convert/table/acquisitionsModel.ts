import type { TranslationBundle } from '@jupyterlab/translation';

import type { AcquisitionRow, WatchProgress } from '../../../protocol/acquisitions';
import type { Problem } from '../../../protocol/problem';
import type { ConvertOptions } from '../../../protocol/convert/convertOptions';
import type { Place } from '../../../protocol/session';
import type { Backend } from '../../connection';
import type { Failure } from '../../parts/failure';
import { OncePerFrame } from '../../parts/oncePerFrame';
import { DataTableModel } from '../../dataTable/dataTableModel';
import { StateModel } from '../../parts/stateModel';
import type { JobsModel } from '../../jobs/jobsModel';
import type { ShapeChoice } from '../../../protocol/convert/shapeChoice';
import { AcquisitionStream } from './acquisitionStream';
import type { Convertible } from './convertible';
import { convertible, pendingRows } from './convertible';
import { RowStore } from './rowStore';
import { rowStatuses } from './rowStatus';
import { sorting } from './acquisitionSorting';
import type { TableRow } from './tableRow';
import { ThumbnailStore } from './thumbnailStore';

/** What is known of the acquisitions besides their rows. */
export interface AcquisitionsState {
  /** Absent before a session or folder is chosen */
  readonly place?: Place;
  /** Acquisitions whose headers were read, and acquisitions found */
  readonly scanned: number;
  readonly total: number;
  /** True while folders or headers are still read */
  readonly busy: boolean;
  /** Folders that cannot be read */
  readonly problems: readonly Problem[];
  /** Why nothing can be followed */
  readonly failure?: Failure;
  readonly thumbnails: boolean;
}

export interface Following {
  /** Seconds between two looks at the folders */
  readonly pollSeconds?: number;
  /** Scan shapes chosen by hand, by path */
  readonly choices?: ReadonlyMap<string, ShapeChoice>;
}

const NO_CHOICES: ReadonlyMap<string, ShapeChoice> = new Map();

/**
 * The acquisitions of a session: followed on disk, and put together with their conversions and the shapes chosen by hand. News are
 * taken in once per frame of the screen, however fast they come.
 */
export class AcquisitionsModel extends StateModel<AcquisitionsState> {
  constructor(
    backend: Backend,
    private readonly _trans: TranslationBundle,
    jobs: JobsModel
  ) {
    super({ scanned: 0, total: 0, busy: false, problems: [], thumbnails: true });
    this.thumbnails = new ThumbnailStore(backend);
    this._store = new RowStore(
      { find: input => jobs.find('convert', input), hasJustEnded: item => jobs.hasJustEnded(item) },
      _trans
    );
    this._stream = new AcquisitionStream(backend, {
      begun: () => this._onBegun(),
      told: news => this._onNews(news),
      failed: failure => this._onFailure(failure)
    });
    jobs.changed.connect(this._soon, this);
  }

  /** The rows as they are on the screen, and which of them are chosen */
  readonly rows = new DataTableModel<TableRow>({ ...sorting, statuses: rowStatuses });
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
      this.rows.setRows([]);
      this.set({ place, scanned: 0, total: 0, problems: [] });
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

  /** Whether results are written again, as the options say that are followed. */
  get overwrite(): boolean {
    return this._overwrite;
  }

  showThumbnails(thumbnails: boolean): void {
    this.set({ thumbnails });
  }

  /**
   * What a conversion would do of the given rows; without any, of the selected ones or, where none is selected, of those without
   * a result that the filter leaves.
   */
  convertible(paths?: readonly string[]): Convertible {
    const { all, shown, selected } = this.rows.state;
    const wanted = paths ? new Set(paths) : selected;
    const rows =
      paths || selected.size > 0 ? all.filter(({ path }) => wanted.has(path)) : pendingRows(shown, this._overwrite);
    return convertible(rows, this._overwrite, this._trans);
  }

  override dispose(): void {
    this._stream.dispose();
    this._drawing.cancel();
    super.dispose();
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

  /** Puts the rows together, and tells what has come with them. */
  private _arrange(): void {
    const news = this._news;
    this._news = undefined;
    this.rows.setRows(this._store.rows(this._choices));
    if (news) {
      this.set(news);
    }
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
