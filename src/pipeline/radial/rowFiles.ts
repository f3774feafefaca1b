import { gridCounts } from '../../storage/hdf5/chunkTree';
import { ChunkTable } from '../../storage/hdf5/chunkTable';
import { SUPERBLOCK_BYTES } from '../../storage/hdf5/superblock';
import { createReserved } from '../../storage/hdf5/write/createFile';
import { floatType } from '../../storage/hdf5/write/elementType';
import type { DatasetNode } from '../../storage/hdf5/write/node';
import { placed } from '../../storage/hdf5/write/node';
import type { RowFile } from '../frames/sinks/radial/rowWriter';
import type { ScanAxes } from './radialFiles';
import { scanShape } from './radialFiles';

/** Rows of a chunk of a stack */
const STACK_CHUNK = 128;

/** Datasets of a file with a row of numbers for every scan position, laid out before they are written. */
export class RowFiles {
  constructor(
    readonly path: string,
    private readonly axes: ScanAxes,
    /** Numbers in a row */
    private readonly length: number
  ) {}

  /** Makes room for a dataset: chunks one after another, so that rows are where they are in an array. */
  reserve(bytes: 4 | 8): { readonly rows: RowFile; readonly node: DatasetNode } {
    const { axes, length } = this;
    const address = this.end;
    const shape = [...scanShape(axes), length];
    const chunk = axes.isStack ? [Math.min(axes.columns, STACK_CHUNK), length] : [1, axes.columns, length];
    const table = new ChunkTable(gridCounts({ shape, chunk }));
    const chunkBytes = bytes * chunk.reduce((product, size) => product * size, 1);
    table.sizes.forEach((_, index) => table.set(index, address + index * chunkBytes, chunkBytes));
    this.end += table.length * chunkBytes;
    return { rows: { path: this.path, address, bytes, length }, node: placed(floatType(bytes), shape, chunk, table) };
  }

  /** Byte behind all datasets. */
  get start(): number {
    return this.end;
  }

  /** Makes the file, empty. @throws InputError of the file system */
  create(): void {
    createReserved(this.path);
  }

  private end = SUPERBLOCK_BYTES;
}
