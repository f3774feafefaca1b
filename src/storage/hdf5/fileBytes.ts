import { closeSync, fstatSync, readSync, writeSync } from 'node:fs';

import { InputError } from '../../core/errors';
import { fileError } from '../fileErrors';
import { openRegularSync } from '../regularFile';

/**
 * Bytes of one file by position. Every read is checked against the file's size, so that a wild address in a damaged
 * file ends in a sentence and not in garbage.
 */
export class FileBytes {
  private constructor(
    readonly path: string,
    private readonly descriptor: number,
    private bytes: number,
    /** Where in the file its positions count from, in bytes: 0, or behind what a user put in front */
    readonly origin = 0
  ) {}

  /** @param mode w: empty, created where there is none @throws InputError when the file cannot be opened; see `fileError` */
  static open(path: string, mode: 'r' | 'r+' | 'w' = 'r'): FileBytes {
    try {
      const descriptor = openRegularSync(path, { mode, links: mode === 'r' ? 'followed' : 'refused' });
      return new FileBytes(path, descriptor, fstatSync(descriptor).size);
    } catch (cause) {
      throw fileError(cause, path, mode === 'r' ? 'read' : 'write');
    }
  }

  /** Size of the file in bytes. */
  get size(): number {
    return this.bytes;
  }

  /** The same file, open as long as this one, with positions that count from another place. */
  beyond(origin: number): FileBytes {
    return new FileBytes(this.path, this.descriptor, this.bytes - origin, this.origin + origin);
  }

  /**
   * @param what what is read there, for the message
   * @throws InputError `E_HDF5_DAMAGED` when the range is not inside the file
   */
  read(offset: number, length: number, what: string): DataView {
    if (!this.holds(offset, length)) {
      throw this.damaged(`${what} should be at byte ${offset} (${length} bytes), but the file ends at ${this.bytes}`);
    }
    return this.readAtMost(offset, length, what);
  }

  /** Like `read`, but cut at the end of the file. */
  readAtMost(offset: number, length: number, what: string): DataView {
    const wanted = Math.min(length, this.bytes - offset);
    if (!this.holds(offset, wanted)) {
      throw this.damaged(`${what} should be at byte ${offset}, but the file ends at ${this.bytes}`);
    }
    const buffer = new Uint8Array(wanted);
    this.readInto(buffer, offset, what);
    return new DataView(buffer.buffer);
  }

  /** Fills an array with the bytes from a place on. @throws as read */
  readInto(target: Uint8Array, offset: number, what: string): void {
    let done = 0;
    while (done < target.length) {
      const count = this.run('read', () =>
        readSync(this.descriptor, target, done, target.length - done, this.origin + offset + done)
      );
      if (count === 0) {
        throw this.damaged(`it became shorter while ${what} was read`);
      }
      done += count;
    }
  }

  write(offset: number, data: Uint8Array): void {
    let done = 0;
    while (done < data.length) {
      done += this.run('write', () =>
        writeSync(this.descriptor, data, done, data.length - done, this.origin + offset + done)
      );
    }
    this.bytes = Math.max(this.bytes, offset + data.length);
  }

  close(): void {
    closeSync(this.descriptor);
  }

  /** True when the range lies inside the file. */
  holds(offset: number, length: number): boolean {
    return Number.isSafeInteger(offset) && offset >= 0 && length >= 0 && offset + length <= this.bytes;
  }

  damaged(what: string): InputError {
    return new InputError('E_HDF5_DAMAGED', `${this.path} is damaged: ${what}. Copy or convert it again.`);
  }

  unsupported(what: string): InputError {
    return new InputError('E_HDF5_UNSUPPORTED', `${this.path} cannot be used here: ${what}.`);
  }

  private run<T>(doing: 'read' | 'write', work: () => T): T {
    try {
      return work();
    } catch (cause) {
      throw fileError(cause, this.path, doing);
    }
  }
}

/** Opens a file for the time of `work` and closes it whatever happens. */
export function withFileBytes<T>(path: string, mode: 'r' | 'r+' | 'w', work: (file: FileBytes) => T): T {
  const file = FileBytes.open(path, mode);
  try {
    return work(file);
  } finally {
    file.close();
  }
}
