import type { ISignal } from '@lumino/signaling';
import { Signal } from '@lumino/signaling';

import type { AcquisitionRow, Thumbnail } from '../../../protocol/acquisitions';
import { requests } from '../../../protocol/requests';
import type { Backend } from '../../connection';

/** Pictures asked for at once: each is read by a thread that also reads headers. */
const MOST_ASKED = 2;
/** About 6 kB each */
const MOST_KEPT = 600;
/** Pixels; drawn at half of it, for sharp screens */
const SIZE = 80;

interface Kept {
  /** State of the row for which it was made */
  readonly key: string;
  /** Absent where none can be had */
  readonly thumbnail?: Thumbnail;
}

/** Small pictures of the rows that are in view, asked for a few at a time and kept while they hold. */
export class ThumbnailStore {
  constructor(private readonly _backend: Backend) {}

  /** Emits the path of a row whose picture has come. */
  get changed(): ISignal<this, string> {
    return this._changed;
  }

  get(path: string): Thumbnail | undefined {
    return this._kept.get(path)?.thumbnail;
  }

  /** Says which rows are in view: their pictures are asked for, from the first to the last, and no others. */
  show(rows: readonly AcquisitionRow[]): void {
    this._wanted = rows.filter(hasPicture);
    const paths = new Set(this._wanted.map(({ path }) => path));
    this._asked.forEach((abort, path) => {
      if (!paths.has(path)) {
        abort.abort();
      }
    });
    this._next();
  }

  /** Forgets everything and asks for nothing more. */
  clear(): void {
    this.show([]);
    this._kept.clear();
  }

  private _next(): void {
    for (const row of this._wanted) {
      if (this._asked.size >= MOST_ASKED) {
        return;
      }
      if (!this._asked.has(row.path) && this._kept.get(row.path)?.key !== keyOf(row)) {
        void this._ask(row);
      }
    }
  }

  private async _ask(row: AcquisitionRow): Promise<void> {
    const { path, output, scan } = row;
    const abort = new AbortController();
    this._asked.set(path, abort);
    try {
      const params = { path, output, plan: scan?.plan, size: SIZE };
      const thumbnail = await this._backend.request(requests.acquisitionThumbnail, params, { signal: abort.signal });
      this._keep(path, { key: keyOf(row), thumbnail });
    } catch {
      // A row without a picture says what is wrong with it in its state; one that was given up is asked for again.
      if (!abort.signal.aborted) {
        this._keep(path, { key: keyOf(row) });
      }
    } finally {
      this._asked.delete(path);
    }
    this._changed.emit(path);
    this._next();
  }

  private _keep(path: string, kept: Kept): void {
    this._kept.delete(path);
    this._kept.set(path, kept);
    if (this._kept.size > MOST_KEPT) {
      const [oldest] = this._kept.keys();
      this._kept.delete(oldest);
    }
  }

  private readonly _changed = new Signal<this, string>(this);
  private readonly _kept = new Map<string, Kept>();
  private readonly _asked = new Map<string, AbortController>();
  private _wanted: readonly AcquisitionRow[] = [];
}

/** Not of what is still written, whose picture would change, nor of what cannot be read. */
function hasPicture({ state }: AcquisitionRow): boolean {
  return state !== undefined && state !== 'growing' && state !== 'failed';
}

/** Changes with the raw data and their scan shape, and when there is a result to be shown instead of them. */
function keyOf({ modified, state, output, scan }: AcquisitionRow): string {
  return JSON.stringify([modified, state === 'complete' || state === 'other-options', output, scan?.plan]);
}
