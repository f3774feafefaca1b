import { InputError } from '../../core/errors';
import { FileBytes } from './fileBytes';
import type { StoredDataset } from './tree/storedTree';
import type { RowPlaces } from './tree/rowPlaces';

/** A dataset of floating-point numbers, to be read some rows at a time by any thread. Rows are what one index of the first dimension has. */
export interface FloatRows {
  readonly path: string;
  /** In the file */
  readonly dataset: string;
  readonly shape: readonly number[];
  /** Absent: the HDF5 library reads them */
  readonly places?: RowPlaces;
  /** So many rows are unpacked together */
  readonly together: number;
}

export function floatRowsOf(path: string, dataset: StoredDataset): FloatRows {
  const places = dataset.places();
  return { path, dataset: dataset.path, shape: dataset.shape, together: dataset.together, ...(places && { places }) };
}

/** Numbers in a row. */
export function rowLength({ shape }: Pick<FloatRows, 'shape'>): number {
  return shape.slice(1).reduce((product, size) => product * size, 1);
}

/** So many rows as have about so many values, and whole chunks: what is unpacked together would be unpacked for each part of it. */
export function rowsAtOnce(rows: Pick<FloatRows, 'shape' | 'together'>, values: number): number {
  const wanted = Math.max(1, Math.floor(values / rowLength(rows)));
  return Math.min(rows.shape[0], Math.max(1, Math.floor(wanted / rows.together)) * rows.together);
}

/** Reads rows of one dataset after another, always to the same place in memory. */
export class RowReader {
  /**
   * @returns values of rows, row-major, until the next are read
   * @throws InputError those of FileBytes and of inHdf5File
   */
  async read(rows: FloatRows, first: number, end: number): Promise<Float32Array | Float64Array> {
    const { path, dataset, shape, places } = rows;
    if (places) {
      return this.readPlain(path, places, rowLength(rows), first, end);
    }
    const { inHdf5File } = await import('./hdf5');
    return inHdf5File(path, 'r', file => {
      const found = file.get(dataset);
      if (found === null || !('slice' in found)) {
        throw new InputError('E_HDF5_NO_OBJECT', `${path} has no ${dataset} any more. Was it written anew meanwhile?`);
      }
      return found.slice([[first, end], ...shape.slice(1).map((): [] => [])]) as Float32Array | Float64Array;
    });
  }

  private readPlain(
    path: string,
    { bytes, rows, starts }: RowPlaces,
    length: number,
    first: number,
    end: number
  ): Float32Array | Float64Array {
    const rowBytes = bytes * length;
    const total = (end - first) * rowBytes;
    const file = FileBytes.open(path);
    try {
      if (total > file.size) {
        throw file.damaged(`its profiles should take ${total} bytes, but the file ends at ${file.size}`);
      }
      const target = this.room(total);
      for (let row = first, done = 0; row < end;) {
        // Pieces that stand side by side are read together
        const start = starts[Math.floor(row / rows)] + (row % rows) * rowBytes;
        let next = row;
        do {
          next = Math.min(end, (Math.floor(next / rows) + 1) * rows);
        } while (next < end && starts[next / rows] === start + (next - row) * rowBytes);
        file.readInto(target.subarray(done, done + (next - row) * rowBytes), start, 'a row of numbers');
        done += (next - row) * rowBytes;
        row = next;
      }
      const count = (end - first) * length;
      return bytes === 4 ? new Float32Array(target.buffer, 0, count) : new Float64Array(target.buffer, 0, count);
    } finally {
      file.close();
    }
  }

  private room(bytes: number): Uint8Array<ArrayBuffer> {
    if (this.bytes.length < bytes) {
      this.bytes = new Uint8Array(bytes);
    }
    return this.bytes;
  }

  private bytes = new Uint8Array(0);
}
