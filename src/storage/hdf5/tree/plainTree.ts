import { readContent } from '../contiguous';
import { readChunkedHeader, readExtent } from '../datasetHeader';
import type { FileBytes } from '../fileBytes';
import type { HeaderMessage } from '../objectHeader';
import { MESSAGE, readMessages } from '../objectHeader';
import { readSuperblock } from '../superblock';
import { hardLinks } from '../symbolTable';
import { attributesIn } from './attributes';
import { readElements } from './elements';
import type { ElementType } from './readElementType';
import { readElementType, typeName } from './readElementType';
import { rowPlaces } from './rowPlaces';
import type { StoredDataset, StoredGroup, StoredMembers } from './storedTree';

/** No value that is looked at here is larger. */
const MOST_BYTES = 1 << 24;

/**
 * The root of a file, read by this program itself: groups of the old style, which HDF5 and h5py write unless told otherwise.
 *
 * @throws InputError those of `readSuperblock`; whatever is looked at throws `E_HDF5_UNSUPPORTED` where only the library can read it
 */
export function plainRoot(file: FileBytes): StoredGroup {
  const { root } = readSuperblock(file);
  return plainGroup(file, root, '/', readMessages(file, root));
}

function plainGroup(file: FileBytes, address: number, path: string, messages: readonly HeaderMessage[]): StoredGroup {
  return {
    kind: 'group',
    path,
    address,
    attributes: () => attributesIn(file, messages, path),
    members: () => members(file, address, path),
    // Groups of the old style have no links to other files
    linked: () => new Map()
  };
}

function members(file: FileBytes, group: number, path: string): StoredMembers {
  const groups = new Map<string, StoredGroup>();
  const datasets = new Map<string, StoredDataset>();
  for (const [name, address] of hardLinks(file, group)) {
    const messages = readMessages(file, address);
    const own = `${path === '/' ? '' : path}/${name}`;
    const has = (type: number): boolean => messages.some(message => message.type === type);
    if (has(MESSAGE.symbolTable)) {
      groups.set(name, plainGroup(file, address, own, messages));
    } else if (has(MESSAGE.layout)) {
      datasets.set(name, plainDataset(file, address, own, messages));
    } else if (!has(MESSAGE.datatype)) {
      throw file.unsupported(`${own} is a group of HDF5's newer format`);
    }
  }
  return { groups, datasets };
}

function plainDataset(
  file: FileBytes,
  address: number,
  path: string,
  messages: readonly HeaderMessage[]
): StoredDataset {
  const bodyOf = (type: number): DataView => {
    const message = messages.find(each => each.type === type);
    if (!message || message.flags & 2) {
      throw file.unsupported(`${path} shares its type or shape with other objects`);
    }
    return message.body;
  };
  const shape = readExtent(file, bodyOf(MESSAGE.dataspace), path);
  const datatype = bodyOf(MESSAGE.datatype);
  const elements = (): ElementType => readElementType(file, datatype, path);
  return {
    kind: 'dataset',
    path,
    address,
    shape,
    get type() {
      return typeName(elements());
    },
    get isEnumeration() {
      return elements().kind === 'boolean';
    },
    values: () => {
      const type = elements();
      const bytes = shape.reduce((product, size) => product * size, type.bytes);
      if (bytes > MOST_BYTES || messages.some(message => message.type === MESSAGE.externalFiles)) {
        throw file.unsupported(`${path} is large, or in other files`);
      }
      return readElements(file, type, readContent(file, bodyOf(MESSAGE.layout), bytes, path));
    },
    places: () => {
      const { kind, bytes } = elements();
      return kind === 'float' && (bytes === 4 || bytes === 8)
        ? rowPlaces(file, address, messages, { path, shape, bytes })
        : undefined;
    },
    get together() {
      return isChunked(bodyOf(MESSAGE.layout)) ? readChunkedHeader(file, address, path).chunk[0] : 1;
    }
  };
}

/** Layout message, IV.A.2.i: class 2. */
function isChunked(layout: DataView): boolean {
  return layout.byteLength >= 2 && layout.getUint8(0) >= 3 && layout.getUint8(1) === 2;
}
