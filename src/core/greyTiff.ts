import { InputError } from './errors';

/** One grey image. */
export interface GreyImage {
  /** Row-major, first row on top */
  readonly values: Float64Array;
  readonly shape: readonly [rows: number, columns: number];
}

/** Numbers of the tags that are read (TIFF 6.0, section 8; SampleFormat section 19). */
const TAG = {
  columns: 256,
  rows: 257,
  bits: 258,
  compression: 259,
  photometric: 262,
  strips: 273,
  samples: 277,
  stripBytes: 279,
  tiles: 324,
  format: 339
} as const;

/** Reads one value of a kind: by SampleFormat (1 unsigned, 2 signed, 3 float) and bits. */
const READERS: Record<string, (view: DataView, at: number, little: boolean) => number> = {
  '1 8': (view, at) => view.getUint8(at),
  '1 16': (view, at, little) => view.getUint16(at, little),
  '1 32': (view, at, little) => view.getUint32(at, little),
  '2 8': (view, at) => view.getInt8(at),
  '2 16': (view, at, little) => view.getInt16(at, little),
  '2 32': (view, at, little) => view.getInt32(at, little),
  '3 32': (view, at, little) => view.getFloat32(at, little),
  '3 64': (view, at, little) => view.getFloat64(at, little)
};

/**
 * The first image of a TIFF file with one channel of uncompressed strips: what ImageJ, tifffile, HyperSpy and Digital
 * Micrograph write by default. Values of white-is-zero images are left as they are stored.
 *
 * @param where file name for the sentence of an error
 * @throws InputError `E_TIFF`
 */
export function readGreyTiff(bytes: Uint8Array, where: string): GreyImage {
  const refuse = (what: string): InputError =>
    new InputError('E_TIFF', `${where} ${what} Save it as an uncompressed TIFF of one channel, or as HDF5.`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const order = view.getUint16(0);
    const little = order === 0x4949;
    if (!little && order !== 0x4d4d) {
      throw refuse('is no TIFF file.');
    }
    if (view.getUint16(2, little) !== 42) {
      throw refuse('is no TIFF file of the usual kind (BigTIFF, perhaps).');
    }
    const tags = readTags(view, view.getUint32(4, little), little);
    const single = (tag: number, usual: number): number => tags.get(tag)?.[0] ?? usual;
    const [rows, columns] = [single(TAG.rows, 0), single(TAG.columns, 0)];
    const kind = `${single(TAG.format, 1)} ${single(TAG.bits, 1)}`;
    const read = READERS[kind];
    if (single(TAG.compression, 1) !== 1) {
      throw refuse('is compressed.');
    }
    if (single(TAG.samples, 1) !== 1 || single(TAG.photometric, 1) > 1) {
      throw refuse('is a colour image.');
    }
    if (tags.has(TAG.tiles) || !read) {
      throw refuse(
        tags.has(TAG.tiles) ? 'is stored in tiles.' : `has pixels of ${single(TAG.bits, 1)} bit, which are not read.`
      );
    }
    const width = single(TAG.bits, 1) / 8;
    if (rows * columns * width > bytes.length) {
      throw refuse('ends before its image is complete: copy it again.');
    }
    const values = new Float64Array(rows * columns);
    let done = 0;
    (tags.get(TAG.strips) ?? []).forEach((start, strip) => {
      const there = (tags.get(TAG.stripBytes)?.[strip] ?? Infinity) / width;
      const end = Math.min(done + there, values.length);
      for (let at = start; done < end; at += width) {
        values[done++] = read(view, at, little);
      }
    });
    if (done === 0 || done < values.length) {
      throw refuse('ends before its image is complete: copy it again.');
    }
    return { values, shape: [rows, columns] };
  } catch (cause) {
    if (cause instanceof RangeError) {
      throw refuse('is cut short or damaged: copy it again.');
    }
    throw cause;
  }
}

/** Values of all entries of a directory that are whole numbers: BYTE, SHORT, LONG. */
function readTags(view: DataView, directory: number, little: boolean): Map<number, number[]> {
  const tags = new Map<number, number[]>();
  const entries = view.getUint16(directory, little);
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + 12 * entry;
    const width = { 1: 1, 3: 2, 4: 4 }[view.getUint16(at + 2, little)];
    const count = view.getUint32(at + 4, little);
    if (width === undefined) {
      continue;
    }
    const from = width * count > 4 ? view.getUint32(at + 8, little) : at + 8;
    if (from + width * count > view.byteLength) {
      throw new RangeError('An entry lies behind the end.');
    }
    const values = Array.from({ length: count }, (_, index) => {
      const place = from + width * index;
      return width === 1
        ? view.getUint8(place)
        : width === 2
          ? view.getUint16(place, little)
          : view.getUint32(place, little);
    });
    tags.set(view.getUint16(at, little), values);
  }
  return tags;
}
