import { closeSync, writeSync } from 'node:fs';

import { fileError } from '../../../../storage/fileErrors';
import { openRegularSync } from '../../../../storage/regularFile';

/** A dataset with a row of numbers for every scan position, at a place of its file that is known before (see `reserved`). */
export interface RowFile {
  readonly path: string;
  /** Byte of the first row */
  readonly address: number;
  /** Bytes of a number */
  readonly bytes: 4 | 8;
  /** Numbers in a row */
  readonly length: number;
}

/** Rows that gather before they are written */
const ROWS = 128;

/** Writes rows of one dataset, those of neighbouring positions together. Several threads may write one file. */
export class RowWriter {
  constructor(readonly file: RowFile) {
    const { length } = file;
    this.rows = file.bytes === 8 ? new Float64Array(ROWS * length) : new Float32Array(ROWS * length);
    try {
      this.handle = openRegularSync(file.path, { mode: 'r+', links: 'refused' });
    } catch (cause) {
      throw fileError(cause, file.path, 'write');
    }
  }

  write(position: number, values: ArrayLike<number>): void {
    if (position !== this.first + this.count || this.count === ROWS) {
      this.flush();
      this.first = position;
    }
    this.rows.set(values, this.count * this.file.length);
    this.count++;
  }

  flush(): void {
    const row = this.file.length * this.file.bytes;
    const bytes = new Uint8Array(this.rows.buffer, 0, this.count * row);
    const start = this.file.address + this.first * row;
    try {
      for (let done = 0; done < bytes.length;) {
        done += writeSync(this.handle, bytes, done, bytes.length - done, start + done);
      }
    } catch (cause) {
      throw fileError(cause, this.file.path, 'write');
    }
    this.count = 0;
  }

  close(): void {
    closeSync(this.handle);
  }

  private readonly rows: Float64Array | Float32Array;
  private readonly handle: number;
  private first = 0;
  private count = 0;
}
