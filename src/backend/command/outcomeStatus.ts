import type { Outcome } from '../../pipeline/eachInput';
import type { Work } from '../../pipeline/work';
import type { Kind } from '../../protocol/capabilities';
import { ExitStatus } from './exitStatus';

/** How a command ends that has done all it could: what failed, and results that are bad news, are no success. */
export function outcomeStatus<K extends Kind>({ results, errors }: Outcome<K>, { told }: Work<K>): ExitStatus {
  if (errors.some(({ code }) => told.mendable?.includes(code))) {
    return ExitStatus.Usage;
  }
  return errors.length > 0 || results.some(result => told.badNews?.(result) !== undefined)
    ? ExitStatus.Failed
    : ExitStatus.Ok;
}
