import { CancelledError } from '../../core/errors';
import { requests } from '../../protocol/requests';
import type { SessionPlace } from '../../protocol/session';
import type { Backend } from '../connection';
import type { Failure } from '../parts/failure';
import { failureOf } from '../parts/failure';
import { StateModel } from '../parts/stateModel';

export interface SampleState {
  readonly making: boolean;
  /** Part of it that is written, 0 to 1; absent while that is not known */
  readonly fraction?: number;
  readonly failure?: Failure;
}

/** A simulated session to try things out with, made on the server. */
export class SampleModel extends StateModel<SampleState> {
  constructor(private readonly _backend: Backend) {
    super({ making: false });
  }

  /** @returns where it is; undefined where it was given up, or could not be made, which the state then says */
  async make(folder: string): Promise<SessionPlace | undefined> {
    if (this._abort) {
      return undefined;
    }
    const abort = new AbortController();
    this._abort = abort;
    this.set({ making: true, fraction: undefined, failure: undefined });
    try {
      return await this._backend.request(
        requests.sampleSession,
        { folder },
        {
          signal: abort.signal,
          onProgress: ({ done, total }) => this.set({ fraction: total > 0 ? done / total : undefined })
        }
      );
    } catch (error) {
      const isUnwanted = abort.signal.aborted || error instanceof CancelledError;
      this.set({ failure: isUnwanted ? undefined : failureOf(error) });
      return undefined;
    } finally {
      this._abort = undefined;
      this.set({ making: false });
    }
  }

  cancel(): void {
    this._abort?.abort();
  }

  private _abort?: AbortController;
}
