import { closeSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, isAbsolute, resolve } from 'node:path';
import { getEnvironmentData, setEnvironmentData } from 'node:worker_threads';

import { InputError } from '../../core/errors';
import { isMissing } from '../fileErrors';
import { isWithin } from '../pathGuard';
import { openRegularSync } from '../regularFile';

/** The part of the library's file system that opens files; its declared types leave out what is used here. */
export interface LibraryFileSystem {
  open(path: string, flags: number | string, mode?: number): LibraryStream;
  close(stream: LibraryStream): void;
  /** @param position absent: where the last reading has ended @returns bytes read */
  read(stream: LibraryStream, buffer: Int8Array, offset: number, length: number, position?: number): number;
  readonly ErrnoError: new (number: number) => Error;
}

interface LibraryStream {
  readonly fd: number;
}

/** As the library's C runtime counts them: O_RDWR and O_WRONLY, O_TRUNC, O_CREAT and O_EXCL; then EACCES and ENOENT. */
const WRITES = 3;
const EMPTIES = 512;
const CREATES_NEW = 64 | 128;
const [ACCESS, NO_ENTRY] = [2, 44];

const SCRATCH = /^\/tmp\/tmpfile_\w+$/;
const ROOTS = 'jupyterlab-4dstem data roots';

/**
 * Confines what HDF5 files may lead to, in this thread and those it starts from now on: a file can have its data in others, and
 * the library opens them by itself. Once per process, before the first file. None: any file that the user may read.
 */
export function confineHdf5(roots: readonly string[]): void {
  setEnvironmentData(ROOTS, [...roots]);
}

/**
 * Every file that the HDF5 library opens passes here: the one it was asked for, and those that this one leads to by external
 * storage, external links and virtual datasets. Those are opened for reading only, within the data roots, and must be regular
 * files. The library takes a missing source of a virtual dataset for zeros, and what external storage lacks as well; here it is
 * an error.
 */
export class LibraryFiles {
  constructor(private readonly files: LibraryFileSystem) {
    const open = files.open.bind(files);
    files.open = (path, flags, mode) => {
      // In them h5wasm's error handler puts its message together. It throws before it closes them
      if (SCRATCH.test(path) && (Number(flags) & CREATES_NEW) === CREATES_NEW) {
        const stream = open(path, flags, mode);
        this.scratch.push(stream);
        return stream;
      }
      return this.isFilter(path) ? open(path, flags, mode) : this.checked(path, Number(flags), open);
    };
    this.watchReading();
  }

  /** Files of the HDF5 format are read at positions, external storage from where it was opened or sought. */
  private watchReading(): void {
    const read = this.files.read.bind(this.files);
    this.files.read = (stream, buffer, offset, length, position) => {
      const count = read(stream, buffer, offset, length, position);
      const path = this.linked.get(stream);
      if (path !== undefined && position === undefined && count < length) {
        this.refusal ??= new InputError(
          'E_LINKED_SHORT',
          `${this.asked} has data in ${path}, which is too short: it ends before the data do. Copy that file again.`
        );
      }
      return count;
    };
  }

  /** Lets the library load filters from a folder. */
  trustFilters(folder: string): void {
    this.filters = folder;
  }

  /** @param path file that the library is asked for from now on; any other is what that leads to */
  begin(path: string): void {
    this.asked = path;
    this.refusal = undefined;
    this.missing.clear();
  }

  /** @returns why the library was not given a file, where that happened; its own error then says less, or nothing */
  end(): InputError | undefined {
    this.scratch.splice(0).forEach(stream => this.files.close(stream));
    const [missing] = this.missing.values();
    const { asked } = this;
    this.asked = undefined;
    return (
      this.refusal ??
      (missing === undefined
        ? undefined
        : new InputError(
            'E_LINKED_MISSING',
            `${asked} has data in ${missing}, which is not there. Copy that file too, or choose another.`
          ))
    );
  }

  private checked(path: string, flags: number, open: LibraryFileSystem['open']): LibraryStream {
    const isAsked = this.asked === undefined || path === this.asked;
    const writes = (flags & WRITES) !== 0;
    if (writes && !isAsked) {
      throw this.refused(
        new InputError('E_LINKED_WRITE', `${this.asked} has data in ${resolve(path)}: that file is never changed.`)
      );
    }
    let descriptor: number;
    try {
      descriptor = openRegularSync(
        path,
        writes ? { mode: (flags & EMPTIES) !== 0 ? 'w' : 'r+', links: 'refused' } : {}
      );
    } catch (cause) {
      throw this.unopened(path, isAsked, cause);
    }
    try {
      if (!isAsked) {
        this.requireWithin(path, descriptor);
        this.missing.delete(basename(path));
      }
      // By the descriptor: whatever stands under the name by now, it is the file that was checked
      const stream = open(process.platform === 'linux' ? ownDescriptor(descriptor) : path, flags);
      if (!isAsked) {
        this.linked.set(stream, path);
      }
      return stream;
    } finally {
      closeSync(descriptor);
    }
  }

  private requireWithin(path: string, descriptor: number): void {
    const roots = (getEnvironmentData(ROOTS) ?? []) as readonly string[];
    const target = process.platform === 'linux' ? readlinkSync(ownDescriptor(descriptor)) : realpathSync(path);
    if (roots.length > 0 && !roots.some(root => isAbsolute(root) && isWithin(realOf(root), target))) {
      throw this.refused(
        new InputError(
          'E_OUTSIDE_ROOTS',
          `${this.asked} has data in ${target}, which is outside the folders that may be read here: ${roots.join(', ')}. ` +
            'Copy that file to the data, or ask for its folder to be added to the setting FourDStem.data_roots of this server.'
        )
      );
    }
  }

  /** The library looks for a file at several places: one that it finds at last was not missing. */
  private unopened(path: string, isAsked: boolean, cause: unknown): Error {
    if (isMissing(cause)) {
      if (!isAsked) {
        this.missing.set(basename(path), this.missing.get(basename(path)) ?? resolve(path));
      }
      return new this.files.ErrnoError(NO_ENTRY);
    }
    const reason = cause instanceof InputError ? cause.message : String(cause);
    return this.refused(
      isAsked && cause instanceof InputError
        ? cause
        : new InputError('E_LINKED_FILE', `${this.asked} has data in another file, which cannot be read. ${reason}`, {
            cause
          })
    );
  }

  private refused(refusal: InputError): Error {
    this.refusal ??= refusal;
    return new this.files.ErrnoError(ACCESS);
  }

  private isFilter(path: string): boolean {
    return this.filters !== undefined && isWithin(this.filters, resolve(path));
  }

  private readonly scratch: LibraryStream[] = [];
  private readonly linked = new WeakMap<LibraryStream, string>();
  private readonly missing = new Map<string, string>();
  /** Undefined while the library is not asked for a file */
  private asked: string | undefined;
  private refusal: InputError | undefined;
  private filters: string | undefined;
}

function ownDescriptor(descriptor: number): string {
  return `/proc/self/fd/${descriptor}`;
}

/** Each time again: a root may be mounted, or its link changed, after the process has started. */
function realOf(root: string): string {
  try {
    return realpathSync(root);
  } catch {
    return root;
  }
}
