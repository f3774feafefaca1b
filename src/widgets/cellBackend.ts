import type { ISignal } from '@lumino/signaling';
import { Signal } from '@lumino/signaling';

import type { Backend, BackendStatus } from '../panels/connection';
import type { Job } from '../protocol/jobs';
import type { Params, RequestContract, RequestOptions, Result } from '../protocol/requests';
import { requests } from '../protocol/requests';

type Change = Backend['jobChanged'] extends ISignal<unknown, infer C> ? C : never;

/**
 * The page's backend as the panel of one cell uses it: whoever holds it hears which jobs the cell has started, and
 * can end its life, when the cell has gone, without the panel's models knowing.
 */
export class CellBackend implements Backend {
  constructor(private readonly _backend: Backend) {
    _backend.statusChanged.connect(this._onStatus, this);
    _backend.jobChanged.connect(this._onChange, this);
  }

  /**
   * More options of every request that has options, over those that the panel gives.
   *
   * @param starts whether it starts a job
   */
  more: (starts: boolean) => object = () => ({});

  /** A job that the cell has started. */
  get started(): ISignal<this, Job> {
    return this._started;
  }

  get status(): BackendStatus {
    return this._backend.status;
  }

  get statusChanged(): ISignal<this, BackendStatus> {
    return this._statusChanged;
  }

  get jobChanged(): ISignal<this, Change> {
    return this._jobChanged;
  }

  connect(): Promise<unknown> {
    return this._backend.connect();
  }

  async request<C extends RequestContract>(
    contract: C,
    params: Params<C>,
    options?: RequestOptions<C>
  ): Promise<Result<C>> {
    const starts = contract.method === requests.startJob.method;
    const result = await this._backend.request(contract, this._completed(params, starts), options);
    if (starts || contract.method === requests.retryJob.method) {
      this._started.emit(requests.startJob.result.parse(result));
    }
    return result;
  }

  /** Hears and tells nothing from now on. */
  dispose(): void {
    Signal.clearData(this);
  }

  private _completed<C extends RequestContract>(params: Params<C>, starts: boolean): Params<C> {
    const given = params as object & { readonly options?: object };
    return given.options ? ({ ...given, options: { ...given.options, ...this.more(starts) } } as Params<C>) : params;
  }

  private _onStatus(_: unknown, status: BackendStatus): void {
    this._statusChanged.emit(status);
  }

  private _onChange(_: unknown, change: Change): void {
    this._jobChanged.emit(change);
  }

  private readonly _started = new Signal<this, Job>(this);
  private readonly _statusChanged = new Signal<this, BackendStatus>(this);
  private readonly _jobChanged = new Signal<this, Change>(this);
}
