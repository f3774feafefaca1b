import { closeSync } from 'node:fs';

import { fileError } from '../../storage/fileErrors';
import { openRegularSync } from '../../storage/regularFile';
import { SUPERBLOCK_BYTES } from '../../storage/hdf5/superblock';
import { floatType } from '../../storage/hdf5/write/elementType';
import type { DatasetNode } from '../../storage/hdf5/write/node';
import { reserved } from '../../storage/hdf5/write/node';
import type { ScanSize } from '../frames/frameForm';
import type { RowFile } from '../frames/sinks/radial/rowWriter';

/** Rows of a chunk of a stack */
const STACK_CHUNK = 128;

/** Datasets of a file with a row of numbers for every scan position, laid out before they are written. */
export class RowFiles {
  constructor(
    readonly path: string,
    private readonly scan: ScanSize,
    private readonly isStack: boolean,
    /** Numbers in a row */
    private readonly length: number
  ) {}

  /** Makes room for a dataset. */
  reserve(bytes: 4 | 8): { readonly rows: RowFile; readonly node: DatasetNode } {
    const { scan, length, isStack } = this;
    const address = this.end;
    const shape = isStack ? [scan.columns, length] : [scan.rows, scan.columns, length];
    const chunk = isStack ? [Math.min(scan.columns, STACK_CHUNK), length] : [1, scan.columns, length];
    const rows = Math.ceil(shape[0] / chunk[0]) * chunk[0];
    this.end += rows * bytes * shape.slice(1).reduce((product, size) => product * size, 1);
    return {
      rows: { path: this.path, address, bytes },
      node: reserved(floatType(bytes), shape, chunk, address)
    };
  }

  /** Byte behind all datasets. */
  get start(): number {
    return this.end;
  }

  /** Makes the file, empty. @throws InputError of the file system */
  create(): void {
    try {
      closeSync(openRegularSync(this.path, { mode: 'wx' }));
    } catch (cause) {
      throw fileError(cause, this.path, 'write');
    }
  }

  private end = SUPERBLOCK_BYTES;
}
