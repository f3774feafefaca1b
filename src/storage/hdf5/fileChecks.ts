import { InputError } from '../../core/errors';
import { withFileBytes } from './fileBytes';
import { readSuperblock } from './superblock';

/**
 * Looks whether a file is there and looks like a whole HDF5 file, which HDF5 itself would only say in its own words.
 *
 * @throws InputError `E_NOT_FOUND`, `E_PERMISSION`, ..., `E_NOT_HDF5` (also for an empty file), `E_HDF5_TRUNCATED`
 */
export function checkHdf5File(path: string, mode: 'r' | 'r+' = 'r'): void {
  withFileBytes(path, mode, file => {
    try {
      readSuperblock(file);
    } catch (error) {
      // HDF5 reads more kinds of files than this program
      if (!(error instanceof InputError && error.code === 'E_HDF5_UNSUPPORTED')) {
        throw error;
      }
    }
  });
}

/**
 * Creates or empties a file, to learn why that is impossible, if it is.
 *
 * @throws InputError as `fileError`
 */
export function checkWritable(path: string): void {
  withFileBytes(path, 'w', () => undefined);
}
