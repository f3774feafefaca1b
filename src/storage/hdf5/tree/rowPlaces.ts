import { chunkFinder } from '../chunkFinder';
import { gridCounts } from '../chunkTree';
import { readChunkedHeader } from '../datasetHeader';
import type { FileBytes } from '../fileBytes';
import type { HeaderMessage } from '../objectHeader';
import { MESSAGE } from '../objectHeader';
import { UNDEFINED_ADDRESS } from '../superblock';

/**
 * Where the rows of a dataset of floating-point numbers stand in its file as they do in an array: what one index of the first dimension has, row after row, in pieces of whole rows.
 */
export interface RowPlaces {
  /** Of a number, little-endian IEEE 754 */
  readonly bytes: 4 | 8;
  /** Rows of a piece; the last has fewer where they do not come out even */
  readonly rows: number;
  /** Byte of the file with which each piece begins */
  readonly starts: readonly number[];
}

const CONTIGUOUS = 1;

/**
 * Finds the rows of a dataset that is stored in one piece, or in chunks of whole rows that nothing has packed.
 *
 * @param address of its object header
 * @returns undefined where rows are packed, cut, or were not all written
 * @throws InputError `E_HDF5_UNSUPPORTED`, `E_HDF5_DAMAGED`
 */
export function rowPlaces(
  file: FileBytes,
  address: number,
  messages: readonly HeaderMessage[],
  { path, shape, bytes }: { readonly path: string; readonly shape: readonly number[]; readonly bytes: 4 | 8 }
): RowPlaces | undefined {
  const body = messages.find(({ type }) => type === MESSAGE.layout)?.body;
  const isHere = messages.every(({ type }) => type !== MESSAGE.externalFiles);
  if (!body || !isHere || shape.length === 0 || body.byteLength < 18 || body.getUint8(0) < 3) {
    return undefined;
  }
  if (body.getUint8(1) === CONTIGUOUS) {
    const start = body.getBigUint64(2, true);
    return start === UNDEFINED_ADDRESS ? undefined : { bytes, rows: shape[0], starts: [file.origin + Number(start)] };
  }
  const header = readChunkedHeader(file, address, path);
  const isWhole = header.chunk.every((size, dimension) => dimension === 0 || size === shape[dimension]);
  if (!isWhole || header.filters.length > 0) {
    return undefined;
  }
  const finder = chunkFinder(file, header);
  const starts: number[] = [];
  for (let chunk = 0; chunk < gridCounts(header)[0]; chunk++) {
    const place = finder.find(chunk);
    if (place === undefined) {
      return undefined;
    }
    starts.push(file.origin + place.offset);
  }
  return { bytes, rows: header.chunk[0], starts };
}
