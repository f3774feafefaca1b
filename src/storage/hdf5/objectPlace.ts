import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';

import { InputError } from '../../core/errors';
import type { FileBytes } from './fileBytes';
import { withFileBytes } from './fileBytes';
import type { Hdf5Dataset, Hdf5Group } from './hdf5';
import { inLinkedFile } from './hdf5';
import { externalLink } from './groupReader';
import { userBlockBytes } from './superblock';

/** Where an object is that the HDF5 library found. */
export interface ObjectPlace {
  readonly file: string;
  /** Its path in that file */
  readonly name: string;
  /** Address of its object header, counted from the superblock */
  readonly address: number;
}

const MOST_LINKS = 16;

/**
 * Follows soft and external links as the library does, within the work of `inHdf5File`.
 *
 * @param path the file
 * @param root of the file
 * @param name path of an object that the library finds
 * @throws InputError `E_LINKED_FILE`, `E_HDF5_UNSUPPORTED` for links that lead on and on
 */
export function objectPlace(path: string, root: Hdf5Group, name: string, links = 0): ObjectPlace {
  if (links > MOST_LINKS) {
    throw new InputError('E_HDF5_UNSUPPORTED', `${path}: ${name} is behind more than ${MOST_LINKS} links.`);
  }
  const parts = name.split('/').filter(part => part !== '' && part !== '.');
  for (let index = 0; index < parts.length; index++) {
    const group = `/${parts.slice(0, index).join('/')}`;
    const walked = `/${parts.slice(0, index + 1).join('/')}`;
    const rest = parts.slice(index + 1);
    const { filename, obj_path: target = '' } = externalLink(root, walked);
    if (filename !== undefined) {
      const other = linkedPath(path, filename);
      return inLinkedFile(other, file => objectPlace(other, file, [target, ...rest].join('/'), links + 1));
    }
    const soft = root.get_link(walked);
    if (soft !== null) {
      return objectPlace(path, root, [soft.startsWith('/') ? soft : `${group}/${soft}`, ...rest].join('/'), links + 1);
    }
  }
  const found = `/${parts.join('/')}`;
  return { file: path, name: found, address: objectAddress(root.get(found) as Hdf5Group | Hdf5Dataset) };
}

/** Position of the object header of an object in its file: what HDF5 stores as a reference to it. */
export function objectAddress(object: Hdf5Group | Hdf5Dataset): number {
  const address = Uint8Array.from(object.create_reference().ref_data);
  return Number(new DataView(address.buffer).getBigUint64(0, true));
}

/** Where the library finds a file that another one names: as it is named, or beside the other. */
export function linkedPath(from: string, name: string): string {
  const folders = [dirname(from), dirname(realpathSync(from))];
  const places = isAbsolute(name) ? [name] : [...folders.map(folder => join(folder, name)), resolve(name)];
  const all = [...places, ...folders.map(folder => join(folder, basename(name)))];
  return all.find(place => existsSync(place)) ?? places[0];
}

/** Opens an HDF5 file for the time of `work`, with positions that count from its superblock, as its addresses do. */
export function withHdf5Bytes<T>(path: string, work: (file: FileBytes) => T): T {
  return withFileBytes(path, 'r', file => work(file.beyond(userBlockBytes(file) ?? 0)));
}
