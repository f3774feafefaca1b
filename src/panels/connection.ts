import type { ISignal } from '@lumino/signaling';

import type { JobChange } from '../protocol/jobs';
import type { Params, RequestContract, RequestOptions, requests, Result } from '../protocol/requests';

export interface BackendStatus {
  /**
   * - `idle`: nobody has asked for the backend yet
   * - `connecting`: first connection under way
   * - `ready`: requests are answered
   * - `lost`: there was or should be a connection; it is being tried again
   * - `mismatch`: page and backend are of different versions; nothing is sent until the page is loaded again
   * - `unavailable`: trying again by itself would not help; `message` says what would
   */
  readonly state: 'idle' | 'connecting' | 'ready' | 'lost' | 'mismatch' | 'unavailable';
  /** A sentence for the user */
  readonly message: string;
  /** What the backend said of itself, in state `ready` only */
  readonly backend?: Result<typeof requests.hello>;
}

/** What panels need of the backend: a client of it in JupyterLab, a stand-in in specs. */
export interface Backend {
  readonly status: BackendStatus;
  readonly statusChanged: ISignal<unknown, BackendStatus>;
  /** A conversion started, advanced or ended, whichever page started it. Missed while not connected: list them again. */
  readonly jobChanged: ISignal<unknown, JobChange>;
  /** Connects unless connected. Rejects with the sentence that is also in `status`. */
  connect(): Promise<unknown>;
  /** Asks the backend, connecting first when necessary. Rejects with BackendError, or CancelledError after `signal`. */
  request<C extends RequestContract>(contract: C, params: Params<C>, options?: RequestOptions<C>): Promise<Result<C>>;
}
