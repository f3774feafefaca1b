import type { CountType } from '../../core/merlin/pixelFormat';
import { readArray } from './datasetHeader';
import type { FileBytes } from './fileBytes';
import { readMessages } from './objectHeader';
import { UNDEFINED_ADDRESS } from './superblock';
import { findObject } from './symbolTable';

const COMPACT = 0;
const CONTIGUOUS = 1;

/**
 * Reads a whole dataset of unsigned little-endian counts that is stored in one piece (layout message, IV.A.2.i: version 3,
 * class 1).
 *
 * @param name path of the dataset
 * @throws InputError `E_HDF5_UNSUPPORTED` for other kinds of data, `E_HDF5_NO_OBJECT`, `E_HDF5_DAMAGED`
 */
export function readContiguous(file: FileBytes, name: string): { type: CountType; bytes: Uint8Array } {
  const { shape, type, bytes, layout } = readArray(file, readMessages(file, findObject(file, name)), name);
  const length = shape.reduce((product, size) => product * size, bytes);
  return { type, bytes: readContent(file, layout.body, length, name) };
}

/**
 * The bytes of a dataset that is stored in one piece, in the file or in its header.
 *
 * @param layout body of the layout message
 * @param length of its elements, bytes
 * @throws as readContiguous
 */
export function readContent(file: FileBytes, layout: DataView, length: number, name: string): Uint8Array {
  const kind = layout.byteLength >= 4 && layout.getUint8(0) === 3 ? layout.getUint8(1) : -1;
  const isHere = kind === COMPACT;
  if (!isHere && (kind !== CONTIGUOUS || layout.byteLength < 18)) {
    throw file.unsupported(`${name} is not stored in one piece`);
  }
  const claimed = isHere ? layout.getUint16(2, true) : Number(layout.getBigUint64(10, true));
  if (claimed !== length || (isHere && 4 + length > layout.byteLength)) {
    throw file.damaged(`${name} claims ${claimed} bytes for ${length} bytes of numbers`);
  }
  const place = isHere || length === 0 ? UNDEFINED_ADDRESS : layout.getBigUint64(2, true);
  if (isHere || place === UNDEFINED_ADDRESS) {
    // What was never written reads as zeros
    return isHere ? new Uint8Array(layout.buffer, layout.byteOffset + 4, length) : new Uint8Array(length);
  }
  return new Uint8Array(file.read(Number(place), length, name).buffer);
}
