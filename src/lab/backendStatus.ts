import type { BackendStatus } from '../panels/connection';

export type { BackendStatus };

export type BackendFacts = NonNullable<BackendStatus['backend']>;

/** Why there is no connection: as a status, and so as the reason given to every request that needed one. */
export interface NoConnection {
  readonly state: Extract<BackendStatus['state'], 'lost' | 'mismatch' | 'unavailable'>;
  readonly message: string;
}
