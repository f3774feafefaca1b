import type { requests, Result } from '../protocol/requests';

/**
 * - `idle`: nobody has asked for the backend yet
 * - `connecting`: first connection under way
 * - `ready`: requests are answered
 * - `lost`: there was or should be a connection; it is being tried again
 * - `mismatch`: page and backend are of different versions; nothing is sent until the page is loaded again
 * - `unavailable`: trying again by itself would not help; `message` says what would
 */
export type BackendState = 'idle' | 'connecting' | 'ready' | 'lost' | 'mismatch' | 'unavailable';

export type BackendFacts = Result<typeof requests.hello>;

export interface BackendStatus {
  readonly state: BackendState;
  /** A sentence for the user */
  readonly message: string;
  /** What the backend said of itself, in state `ready` only */
  readonly backend?: BackendFacts;
}

/** Why there is no connection: as a status, and so as the reason given to every request that needed one. */
export interface NoConnection {
  readonly state: 'lost' | 'mismatch' | 'unavailable';
  readonly message: string;
}
