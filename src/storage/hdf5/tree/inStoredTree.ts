import { InputError } from '../../../core/errors';
import type { AttributeValue } from '../attributeValue';
import { withFileBytes } from '../fileBytes';
import { plainRoot } from './plainTree';
import type { StoredGroup } from './storedTree';
import { groupBelow } from './storedTree';

/**
 * Looks at the structure of an HDF5 file and at small values in it: without the HDF5 library, which takes some tenths of a second to load,
 * where the file has nothing that only the library knows.
 *
 * @param look may be called a second time, with the same file as the library reads it
 * @throws those of `look` and of `inHdf5File`
 */
export async function inStoredTree<T>(path: string, look: (root: StoredGroup) => T): Promise<T> {
  try {
    return withFileBytes(path, 'r', file => look(plainRoot(file)));
  } catch (cause) {
    // Of what is damaged the library may still read what is wanted, or says what is wrong in its own words
    if (!(cause instanceof InputError && ['E_HDF5_UNSUPPORTED', 'E_HDF5_DAMAGED'].includes(cause.code))) {
      throw cause;
    }
    const [{ inHdf5File }, { libraryGroup }] = await Promise.all([import('../hdf5'), import('./libraryTree')]);
    return inHdf5File(path, 'r', file => look(libraryGroup(file)));
  }
}

/** Attributes of a group of a file, by its path; undefined where there is no such group. @throws those of `inHdf5File` */
export function readGroupAttributes(path: string, group: string): Promise<Record<string, AttributeValue> | undefined> {
  return inStoredTree(path, root =>
    groupBelow(
      root,
      group.split('/').filter(name => name !== '')
    )?.attributes()
  );
}
