import type { TranslationBundle } from '@jupyterlab/translation';

import { requests } from '../../../protocol/requests';
import type { Inspection } from '../../../protocol/convert/inspection';
import type { Backend } from '../../connection';
import { fileFailure } from '../../parts/fileFailure';
import type { Loadable } from '../../parts/loadable';
import { LOADING, NONE } from '../../parts/loadable';
import { StateModel } from '../../parts/stateModel';

/** What is known of one raw file, whatever the panels show. */
export class InspectionModel extends StateModel<{ readonly found: Loadable<Inspection> }> {
  constructor(
    readonly path: string,
    private readonly _backend: Backend,
    private readonly _trans: TranslationBundle
  ) {
    super({ found: NONE });
  }

  /** Reads the headers of all frames, again each time. */
  async read(): Promise<void> {
    this._reading?.abort();
    const { signal } = (this._reading = new AbortController());
    this.set({ found: LOADING });
    let found: Loadable<Inspection>;
    try {
      const { acquisitions, errors } = await this._backend.request(requests.inspect, { path: this.path }, { signal });
      found =
        acquisitions.length > 0
          ? { state: 'ready', value: acquisitions[0] }
          : {
              state: 'failed',
              failure: { message: errors[0]?.message ?? this._trans.__('There is no raw data here.') }
            };
    } catch (error) {
      found = { state: 'failed', failure: fileFailure(error, this._trans) };
    }
    if (!signal.aborted) {
      this.set({ found });
    }
  }

  override dispose(): void {
    this._reading?.abort();
    super.dispose();
  }

  private _reading: AbortController | undefined;
}
