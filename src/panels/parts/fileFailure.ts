import type { TranslationBundle } from '@jupyterlab/translation';

import { BackendError } from '../../protocol/backendError';
import type { Failure } from './failure';
import { failureOf } from './failure';

/** A file that was opened to be looked into. */
export interface FileVersion {
  readonly output: string;
  /** What is read from another version is of another file of the same name */
  readonly version: string;
}

/** An answer was read from another file than the one that was opened. */
class FileChangedError extends Error {}

/** @throws FileChangedError unless an answer was read from the file that was opened */
export function checkVersion(file: FileVersion, { version }: { version: string }): void {
  if (version !== file.version) {
    throw new FileChangedError(`${file.output}: ${file.version} has become ${version}`);
  }
}

/**
 * A failure of looking into a file. Positions are offered within the file only, so that one outside it means another file
 * under the same name.
 */
export function fileFailure(error: unknown, trans: TranslationBundle): Failure {
  const isChanged = error instanceof FileChangedError || (error instanceof BackendError && error.code === 'E_POSITION');
  return isChanged
    ? {
        message: trans.__('The file has been replaced since it was opened here. Reload to see what it holds now.'),
        details: error.message
      }
    : failureOf(error);
}
