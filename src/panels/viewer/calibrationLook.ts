import type { TranslationBundle } from '@jupyterlab/translation';

import { requests } from '../../protocol/requests';
import type { FoundCalibration } from '../../protocol/viewer';
import type { Backend } from '../connection';
import { failureOf } from '../parts/failure';
import { StateModel } from '../parts/stateModel';
import type { ViewedData } from './viewedData';

export interface CalibrationLookState {
  readonly found?: FoundCalibration;
  /** Why there is none, once that is known */
  readonly reason?: string;
}

/** The calibration by which the patterns of a file can be measured. */
export class CalibrationLook extends StateModel<CalibrationLookState> {
  constructor(
    private readonly _backend: Backend,
    private readonly _trans: TranslationBundle
  ) {
    super({});
  }

  async open(data: ViewedData | undefined): Promise<void> {
    this._looking?.abort();
    const { signal } = (this._looking = new AbortController());
    this.set({ found: undefined, reason: undefined });
    if (!data) {
      return;
    }
    let state: CalibrationLookState;
    try {
      const { found, reason } = await this._backend.request(
        requests.viewerCalibration,
        { output: data.output },
        { signal }
      );
      state = { found, reason };
    } catch (error) {
      state = { reason: this._trans.__('The calibrations could not be searched: %1', failureOf(error).message) };
    }
    if (!signal.aborted) {
      this.set(state);
    }
  }

  private _looking: AbortController | undefined;
}
