import type { TranslationBundle } from '@jupyterlab/translation';

import { BackendError } from '../../protocol/backendError';
import type { Failure } from '../parts/failure';
import { failureOf } from '../parts/failure';

/** What became of a look into a file, when it was not what the user waits for. */
export class FileChangedError extends Error {}

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
