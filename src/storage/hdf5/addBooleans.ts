import { InputError } from '../../core/errors';
import { withFileBytes } from './fileBytes';
import { groupAt, inHdf5File } from './hdf5';
import { MESSAGE, readMessages, rewriteBody } from './objectHeader';
import { objectAddress } from './objectPlace';
import { BOOLEAN } from './write/elementType';

/** Member of the compound type that keeps the place: its name makes the type long enough in every version of the format. */
const PLACE_MEMBER = 'one byte that will be a boolean';

/**
 * Adds booleans, as h5py has them, to a file that somebody else has made.
 *
 * h5wasm cannot create enumerated types: a compound of one byte is written in their place, then given the type in the
 * bytes of the closed file.
 *
 * @param name of the dataset; its group is created when absent
 * @param values 0 for false, all else true; row-major
 * @throws InputError `E_EXISTS` when the name is taken, `E_HDF5_WRITE` when the file cannot be changed
 */
export async function addBooleans(
  path: string,
  name: string,
  values: Uint8Array,
  shape: readonly number[]
): Promise<void> {
  const [last = '', ...above] = name.split('/').reverse();
  const address = await inHdf5File(path, 'a', file => {
    const group = groupAt(path, file, above.reverse());
    if (group.keys().includes(last)) {
      throw new InputError('E_EXISTS', `${path} already contains ${name}.`);
    }
    const bytes = Int8Array.from(values, value => (value === 0 ? 0 : 1));
    const data = new Map([[PLACE_MEMBER, bytes]]);
    return objectAddress(group.create_dataset({ name: last, data, shape: [...shape] }));
  });
  withFileBytes(path, 'r+', file => {
    const type = readMessages(file, address).find(message => message.type === MESSAGE.datatype);
    if (type === undefined) {
      throw file.damaged(`${name}, which was just written, is not there`);
    }
    rewriteBody(file, type, BOOLEAN.message);
  });
}
