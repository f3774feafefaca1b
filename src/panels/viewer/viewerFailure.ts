import type { TranslationBundle } from '@jupyterlab/translation';

import { BackendError } from '../../protocol/backendError';
import type { Failure } from '../parts/failure';
import { failureOf } from '../parts/failure';
import type { ViewedData } from './viewedData';

/** An answer was read from another file than the one that was opened. */
class FileChangedError extends Error {}

/** @throws FileChangedError unless an answer was read from the file that was opened */
export function checkVersion(data: ViewedData, { version }: { version: string }): void {
  if (version !== data.version) {
    throw new FileChangedError(`${data.output}: ${data.version} has become ${version}`);
  }
}

/**
 * A failure of looking into a file. Positions are offered within the file only, so that one outside it means another file
 * under the same name.
 */
export function viewerFailure(error: unknown, trans: TranslationBundle): Failure {
  const isChanged = error instanceof FileChangedError || (error instanceof BackendError && error.code === 'E_POSITION');
  return isChanged
    ? {
        message: trans.__('The file has been replaced since it was opened here. Reload to see what it holds now.'),
        details: error.message
      }
    : failureOf(error);
}
