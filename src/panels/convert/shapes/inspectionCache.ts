import type { TranslationBundle } from '@jupyterlab/translation';

import type { AcquisitionRow } from '../../../protocol/acquisitions';
import { BackendError } from '../../../protocol/backendError';
import type { Inspection } from '../../../protocol/convert/inspection';
import { requests } from '../../../protocol/requests';
import type { Backend } from '../../connection';

const MOST_KEPT = 32;

/** What the headers of acquisitions say, asked for once as long as their files stay as they are. */
export class InspectionCache {
  constructor(
    private readonly _backend: Backend,
    private readonly _trans: TranslationBundle
  ) {}

  /** @throws BackendError when the acquisition cannot be read; CancelledError */
  async inspect({ path, modified }: AcquisitionRow, signal: AbortSignal): Promise<Inspection> {
    const key = `${modified} ${path}`;
    const known = this._kept.get(key);
    if (known) {
      return known;
    }
    const { acquisitions, errors } = await this._backend.request(requests.inspect, { path }, { signal });
    if (acquisitions.length === 0) {
      throw errors.length > 0
        ? new BackendError(errors[0].code, errors[0].message, errors[0].details)
        : new BackendError('E_MISSING', this._trans.__('%1 is no acquisition, or is no longer there.', path));
    }
    this._kept.set(key, acquisitions[0]);
    [...this._kept.keys()].slice(0, -MOST_KEPT).forEach(oldest => this._kept.delete(oldest));
    return acquisitions[0];
  }

  private readonly _kept = new Map<string, Inspection>();
}
