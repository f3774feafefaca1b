import type { ISignal } from '@lumino/signaling';
import { Signal } from '@lumino/signaling';

import type { Backend, BackendStatus } from '../panels/connection';
import type { Job } from '../protocol/jobs';
import type { Params, RequestContract, RequestOptions, Result } from '../protocol/requests';
import { requests } from '../protocol/requests';

type Change = Backend['jobChanged'] extends ISignal<unknown, infer C> ? C : never;

/**
 * The page's backend as the panel of one cell uses it: whoever holds it hears which conversions the cell has started, and
 * can end its life, when the cell has gone, without the panel's models knowing.
 */
export class CellBackend implements Backend {
  /** @param more options of every conversion that the cell starts, under those that its panel gives */
  constructor(
    private readonly _backend: Backend,
    private readonly _more: () => object
  ) {
    _backend.statusChanged.connect(this._onStatus, this);
    _backend.jobChanged.connect(this._onChange, this);
  }

  /** A conversion that the cell has started. */
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
    return this._conversionChanged;
  }

  connect(): Promise<unknown> {
    return this._backend.connect();
  }

  async request<C extends RequestContract>(
    contract: C,
    params: Params<C>,
    options?: RequestOptions<C>
  ): Promise<Result<C>> {
    const isStart = contract.method === requests.startJob.method;
    const asked = isStart ? this._completed(params) : params;
    const result = await this._backend.request(contract, asked, options);
    if (isStart || contract.method === requests.retryJob.method) {
      this._started.emit(requests.startJob.result.parse(result));
    }
    return result;
  }

  /** Hears and tells nothing from now on. */
  dispose(): void {
    Signal.clearData(this);
  }

  private _completed<C extends RequestContract>(params: Params<C>): Params<C> {
    const { options, ...other } = requests.startJob.params.parse(params);
    return { ...other, options: { ...this._more(), ...options } } as unknown as Params<C>;
  }

  private _onStatus(_: unknown, status: BackendStatus): void {
    this._statusChanged.emit(status);
  }

  private _onChange(_: unknown, change: Change): void {
    this._conversionChanged.emit(change);
  }

  private readonly _started = new Signal<this, Job>(this);
  private readonly _statusChanged = new Signal<this, BackendStatus>(this);
  private readonly _conversionChanged = new Signal<this, Change>(this);
}
