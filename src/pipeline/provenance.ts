import type { Provenance } from '../protocol/provenance';
import { VERSION } from '../protocol/version';

/** Of a record that is made now, by this program. */
export function madeNow(): Provenance {
  return { software: 'jupyterlab-4dstem', version: VERSION, created: new Date().toISOString() };
}
