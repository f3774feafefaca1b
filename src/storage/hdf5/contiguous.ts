import type { CountType } from '../../core/merlin/pixelFormat';
import { readArray } from './datasetHeader';
import type { FileBytes } from './fileBytes';
import { readMessages } from './objectHeader';
import { findObject } from './symbolTable';

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
  const { body } = layout;
  if (body.byteLength < 18 || body.getUint8(0) !== 3 || body.getUint8(1) !== CONTIGUOUS) {
    throw file.unsupported(`${name} is not stored in one piece`);
  }
  const length = Number(body.getBigUint64(10, true));
  if (length !== shape.reduce((product, size) => product * size, bytes)) {
    throw file.damaged(`${name} claims ${length} bytes for ${shape.join(' x ')} numbers`);
  }
  return {
    type,
    bytes:
      length === 0
        ? new Uint8Array(0)
        : new Uint8Array(file.read(Number(body.getBigUint64(2, true)), length, name).buffer)
  };
}
