import type { ServerConnection } from '@jupyterlab/services';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { IDisposable } from '@lumino/disposable';
import type { ISignal } from '@lumino/signaling';
import { Signal } from '@lumino/signaling';

import { loadFailureSentence } from '../panels/parts/loadFailure';
import { BackendError } from '../protocol/backendError';
import type { JobChange } from '../protocol/jobs';
import type { Params, RequestContract, RequestOptions, Result } from '../protocol/requests';
import type { BackendConnection } from './backendConnection';
import type { BackendFacts, BackendStatus, NoConnection } from './backendStatus';

export interface BackendClientOptions {
  settings: ServerConnection.ISettings;
  /** Version of the page, and the contract it was built from */
  version: string;
  contract: string;
  trans: TranslationBundle;
  /** Seconds before the first, second, ... attempt to connect again; the last one repeats */
  delays?: readonly number[];
}

const DELAYS = [0.25, 1, 2, 4, 8, 15, 30];

/**
 * The page's side of the backend: connects when first asked, connects again when the connection is lost, and says how it
 * stands. The transport and the schemas are loaded with the first connection, so that a page that never opens a panel
 * does not pay for them.
 */
export class BackendClient implements IDisposable {
  constructor(options: BackendClientOptions) {
    this._options = options;
    this._status = { state: 'idle', message: options.trans.__('The 4D-STEM backend is started when it is needed.') };
  }

  get status(): BackendStatus {
    return this._status;
  }

  get statusChanged(): ISignal<this, BackendStatus> {
    return this._statusChanged;
  }

  /** A conversion started, advanced or ended, whichever page started it. Missed while not connected: list them again. */
  get jobChanged(): ISignal<this, JobChange> {
    return this._conversionChanged;
  }

  /**
   * Connects unless connected: at once, even while waiting to try again by itself.
   *
   * @throws BackendError `E_CONNECTION`, with the sentence that is also in `status`
   */
  async connect(): Promise<BackendFacts> {
    return (await this._connection()).backend;
  }

  /**
   * Asks the backend, connecting first when necessary.
   *
   * @throws BackendError with the backend's sentence, or `E_CONNECTION` when it could not be reached or was lost on the
   * way (whether it did what was asked is then unknown), `E_NOT_LOADED` when a part of this page could not be fetched;
   * CancelledError after `signal`
   */
  async request<C extends RequestContract>(
    contract: C,
    params: Params<C>,
    options?: RequestOptions<C>
  ): Promise<Result<C>> {
    const [{ rpc }, { sendRequest }] = await Promise.all([
      this._connection(),
      import('./sendRequest').catch((cause: unknown) => {
        throw this._notLoaded(cause);
      })
    ]);
    return sendRequest(rpc, contract, params, options);
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    clearTimeout(this._timer);
    this._current?.dispose();
    Signal.clearData(this);
  }

  private _connection(): Promise<BackendConnection> {
    if (this._isDisposed) {
      return Promise.reject(
        new BackendError('E_CONNECTION', 'This connection to the 4D-STEM backend has been closed.')
      );
    }
    if (!this._opening) {
      this._opening = this._open();
      // Nobody may be waiting for it (a connection tried again by the timer); the status tells of a failure.
      this._opening.catch(() => undefined);
    }
    return this._opening;
  }

  private async _open(): Promise<BackendConnection> {
    const { settings, version, contract, trans } = this._options;
    clearTimeout(this._timer);
    if (this._status.state !== 'lost') {
      this._setStatus({ state: 'connecting', message: trans.__('Connecting to the 4D-STEM backend…') });
    }
    const { openConnection, NoConnectionError } = await import('./backendConnection').catch((cause: unknown) => {
      const error = this._notLoaded(cause);
      this._lost({ state: 'unavailable', message: error.message });
      throw error;
    });
    try {
      const connection = await openConnection({
        settings,
        version,
        contract,
        trans,
        onConversion: change => this._conversionChanged.emit(change)
      });
      this._opened(connection);
      return connection;
    } catch (error) {
      const reason: NoConnection =
        error instanceof NoConnectionError ? error.reason : { state: 'unavailable', message: String(error) };
      this._lost(reason);
      throw new BackendError('E_CONNECTION', reason.message);
    }
  }

  private _notLoaded(cause: unknown): BackendError {
    return new BackendError('E_NOT_LOADED', loadFailureSentence(this._options.trans), String(cause));
  }

  private _opened(connection: BackendConnection): void {
    if (this._isDisposed) {
      connection.dispose();
      return;
    }
    const { trans } = this._options;
    const { backend } = connection;
    this._current = connection;
    this._attempts = 0;
    this._setStatus({
      state: 'ready',
      message: trans.__('Connected to the 4D-STEM backend, version %1.', backend.version),
      backend
    });
    void connection.closed.then(reason => this._lost(reason));
  }

  private _lost({ state, message }: NoConnection): void {
    this._opening = undefined;
    this._current = undefined;
    if (this._isDisposed) {
      return;
    }
    if (state !== 'lost') {
      this._setStatus({ state, message });
      return;
    }
    const delays = this._options.delays ?? DELAYS;
    const delay = delays[Math.min(this._attempts++, delays.length - 1)];
    this._setStatus({ state, message: this._options.trans.__('%1 Connecting again…', message) });
    this._timer = setTimeout(() => this._connection(), delay * 1000);
  }

  private _setStatus(status: BackendStatus): void {
    if (!this._isDisposed) {
      this._status = status;
      this._statusChanged.emit(status);
    }
  }

  private readonly _options: BackendClientOptions;
  private _status: BackendStatus;
  private readonly _statusChanged = new Signal<this, BackendStatus>(this);
  private readonly _conversionChanged = new Signal<this, JobChange>(this);
  /** The connection, or the attempt to get one */
  private _opening: Promise<BackendConnection> | undefined;
  private _current: BackendConnection | undefined;
  private _attempts = 0;
  private _timer: ReturnType<typeof setTimeout> | undefined;
  private _isDisposed = false;
}
