import type { ISignal } from '@lumino/signaling';

import type { Conversion } from '../protocol/conversion';
import type { Params, RequestContract, requests, Result } from '../protocol/requests';

/** How the backend stands, as panels show it; `lab/backendClient.ts` says what each state means. */
export interface BackendStatus {
  readonly state: 'idle' | 'connecting' | 'ready' | 'lost' | 'mismatch' | 'unavailable';
  /** A sentence for the user */
  readonly message: string;
  readonly backend?: Result<typeof requests.hello>;
}

/** What panels need of the backend: a client of it in JupyterLab, a stand-in in specs. */
export interface Backend {
  readonly status: BackendStatus;
  readonly statusChanged: ISignal<unknown, BackendStatus>;
  readonly conversionChanged: ISignal<unknown, Conversion>;
  connect(): Promise<unknown>;
  request<C extends RequestContract>(contract: C, params: Params<C>, signal?: AbortSignal): Promise<Result<C>>;
}
