import type * as h5wasm from 'h5wasm/node';

import { InputError, messageOf } from '../../core/errors';
import { fileError } from '../fileErrors';
import { checkHdf5File, checkWritable } from './fileChecks';
import { filterFolder } from './filterFolder';
import type { LibraryFileSystem } from './libraryFiles';
import { LibraryFiles } from './libraryFiles';

/** The h5wasm library: `File`, `Group`, `Dataset`, ... */
export type Hdf5 = typeof h5wasm;
export type Hdf5File = InstanceType<Hdf5['File']>;
export type Hdf5Group = InstanceType<Hdf5['Group']>;
export type Hdf5Dataset = InstanceType<Hdf5['Dataset']>;

let loading: Promise<Hdf5> | undefined;
let loaded: Hdf5 | undefined;
let libraryFiles: LibraryFiles | undefined;

/**
 * The HDF5 library, loaded once per thread when first needed. Its failures are thrown as errors, with nothing printed;
 * `inHdf5File` turns them into sentences.
 */
export function hdf5(): Promise<Hdf5> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Hdf5> {
  const library = await import('h5wasm/node');
  const module = await library.ready;
  module.activate_throwing_error_handler();
  libraryFiles = new LibraryFiles(module.FS as unknown as LibraryFileSystem);
  // Nor are programs loaded from wherever the environment says
  module.get_plugin_search_paths().forEach(() => module.remove_plugin_search_path(0));
  const filters = filterFolder();
  if (filters !== undefined) {
    module.insert_plugin_search_path(filters, 0);
    libraryFiles.trustFilters(filters);
  }
  loaded = library;
  return library;
}

/** Files are written in the oldest format that holds their contents: object headers without checksums, superblock 0. */
const LIBVER: ['earliest', 'latest'] = ['earliest', 'latest'];

/**
 * Opens a file with HDF5 for the time of `work`.
 *
 * @param mode r: read; a: change; w: create, replacing what is there
 * @throws InputError `E_HDF5_READ` or `E_HDF5_WRITE` naming the file when HDF5 fails, with HDF5's own words as the cause;
 * those of `checkHdf5File` when the file is missing, empty, truncated or not HDF5; `E_OUTSIDE_ROOTS` and others of `LibraryFiles`
 * where it has data in a file that may not be read
 */
export async function inHdf5File<T>(
  path: string,
  mode: 'r' | 'a' | 'w',
  work: (file: Hdf5File, library: Hdf5) => T
): Promise<T> {
  const library = await hdf5();
  if (mode === 'w') {
    checkWritable(path);
  } else {
    checkHdf5File(path, mode === 'r' ? 'r' : 'r+');
  }
  libraryFiles?.begin(path);
  const outcome = attempt(path, mode, library, work);
  const refusal = libraryFiles?.end();
  if (refusal !== undefined) {
    throw refusal;
  }
  if ('failure' in outcome) {
    throw outcome.failure;
  }
  return outcome.result;
}

/**
 * Opens another file that the one at hand leads to, within the work of `inHdf5File`, which says why where it may not be read.
 *
 * @throws InputError `E_LINKED_FILE` for what is no HDF5 file; whatever `work` throws
 */
export function inLinkedFile<T>(path: string, work: (file: Hdf5File) => T): T {
  if (!loaded) {
    throw new Error('A link is followed from within an open file.');
  }
  let file: Hdf5File;
  try {
    file = new loaded.File(path, 'r');
  } catch (cause) {
    throw new InputError('E_LINKED_FILE', `${path}, which a file leads to, cannot be read as HDF5. Copy it again.`, {
      cause
    });
  }
  try {
    return work(file);
  } finally {
    file.close();
  }
}

function attempt<T>(
  path: string,
  mode: 'r' | 'a' | 'w',
  library: Hdf5,
  work: (file: Hdf5File, library: Hdf5) => T
): { readonly result: T } | { readonly failure: unknown } {
  let file: Hdf5File | undefined;
  try {
    file = new library.File(path, mode, { libver: LIBVER });
    const result = work(file, library);
    const open = file;
    file = undefined;
    open.close();
    return { result };
  } catch (cause) {
    return { failure: hdf5Error(path, mode, closing(file, cause)) };
  }
}

/** Closes a file after a failure, which is returned together with that of closing, if any. */
function closing(file: Hdf5File | undefined, cause: unknown): unknown {
  try {
    file?.close();
    return cause;
  } catch (second) {
    return new AggregateError([cause, second], messageOf(cause));
  }
}

/**
 * A group below another, by the names on the way; groups that are missing are created.
 *
 * @param path the file, for the message
 * @throws InputError `E_EXISTS` when one of the names is something else
 */
export function groupAt(path: string, start: Hdf5Group, names: readonly string[]): Hdf5Group {
  let group = start;
  for (const name of names.filter(part => part !== '')) {
    const found = group.keys().includes(name) ? group.get(name) : group.create_group(name);
    if (found === null || !('create_group' in found)) {
      throw new InputError('E_EXISTS', `${path} already contains "${name}", but not as a group.`);
    }
    group = found;
  }
  return group;
}

/** A failure of HDF5 as an InputError that names the file; anything else as it is. */
function hdf5Error(path: string, mode: 'r' | 'a' | 'w', cause: unknown): unknown {
  const isTrap = cause instanceof Error && cause.name === 'RuntimeError';
  if (!isTrap && !messageOf(cause).includes('HDF5-DIAG')) {
    return fileError(cause, path, mode === 'r' ? 'read' : 'write');
  }
  const doing = mode === 'r' ? 'read' : mode === 'a' ? 'changed' : 'written';
  const reason = isTrap ? 'the HDF5 library stopped' : deepestReason(messageOf(cause));
  const code = mode === 'r' ? 'E_HDF5_READ' : 'E_HDF5_WRITE';
  return new InputError(code, `${path} cannot be ${doing} as HDF5: ${reason}.`, { cause });
}

/** The last line of HDF5's stack says what was really wrong: `#007: <source> line 287 in H5FD__sec2_open(): <reason>`. */
function deepestReason(stack: string): string {
  const reasons = [...stack.matchAll(/^\s*#\d+: .*?\(\): (.*)$/gm)].map(([, reason]) => reason);
  return reasons.length === 0 ? 'HDF5 gave no reason' : reasons[reasons.length - 1];
}
