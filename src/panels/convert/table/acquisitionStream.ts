import { CancelledError } from '../../../core/errors';
import type { WatchProgress } from '../../../protocol/acquisitions';
import { BackendError } from '../../../protocol/backendError';
import type { ConvertOptions } from '../../../protocol/convert/convertOptions';
import { requests } from '../../../protocol/requests';
import type { Place } from '../../../protocol/session';
import type { ShapeChoice } from '../../../protocol/convert/shapeChoice';
import type { Backend } from '../../connection';
import type { Failure } from '../../parts/failure';
import { failureOf } from '../../parts/failure';

export interface Watched {
  readonly place: Place;
  readonly options: ConvertOptions;
  readonly pollSeconds?: number;
  /** Scan shapes chosen by hand, by path */
  readonly shapes?: Readonly<Record<string, ShapeChoice>>;
}

export interface StreamListener {
  /** The backend begins to tell of all rows again */
  begun(): void;
  told(news: WatchProgress): void;
  failed(failure: Failure): void;
}

/** Follows the acquisitions of a place: one request that goes on until another place is followed, begun again when the backend is back. */
export class AcquisitionStream {
  constructor(
    private readonly _backend: Backend,
    private readonly _listener: StreamListener
  ) {
    _backend.statusChanged.connect(this._onStatus, this);
  }

  /** Follows this from now on, and nothing else; undefined: nothing. */
  follow(watched: Watched | undefined): void {
    this._abort?.abort();
    this._abort = undefined;
    this._watched = watched;
    if (watched) {
      void this._watch(watched);
    }
  }

  dispose(): void {
    this.follow(undefined);
    this._backend.statusChanged.disconnect(this._onStatus, this);
  }

  private async _watch(watched: Watched): Promise<void> {
    const abort = new AbortController();
    this._abort = abort;
    this._listener.begun();
    try {
      await this._backend.request(requests.watchAcquisitions, watched, {
        signal: abort.signal,
        onProgress: news => {
          if (this._abort === abort) {
            this._listener.told(news);
          }
        }
      });
    } catch (error) {
      if (this._abort === abort) {
        this._abort = undefined;
        this._report(error);
      }
    }
  }

  private _report(error: unknown): void {
    if (error instanceof CancelledError) {
      return;
    }
    if (error instanceof BackendError && error.code === 'E_CONNECTION') {
      // The panel says that the backend is away. It may be back already.
      if (this._backend.status.state === 'ready') {
        this._onStatus();
      }
      return;
    }
    this._listener.failed(failureOf(error));
  }

  private _onStatus(): void {
    if (this._backend.status.state === 'ready' && this._watched && !this._abort) {
      void this._watch(this._watched);
    }
  }

  private _watched: Watched | undefined;
  /** Ends the request under way */
  private _abort: AbortController | undefined;
}
