import type { CountType } from '../../core/merlin/pixelFormat';
import type { FileBytes } from './fileBytes';
import type { Filter } from './filterPipeline';
import { readFilters } from './filterPipeline';
import { littleEndian } from './littleEndian';
import type { HeaderMessage } from './objectHeader';
import { MESSAGE, readMessages } from './objectHeader';
import { UNDEFINED_ADDRESS } from './superblock';

/** A chunked dataset of any numbers, as its object header describes it. */
export interface ChunkedHeader {
  shape: number[];
  /** Bytes of a number */
  bytes: number;
  /** Shape of one chunk */
  chunk: number[];
  filters: Filter[];
  index: ChunkIndexPlace;
  /** What stands for numbers of chunks that were never written; absent for zero */
  fill?: Uint8Array;
  /** The layout message, to be patched */
  layout: HeaderMessage;
}

/** What finds the chunks; its address is undefined while no chunk was written. */
export type ChunkIndexPlace =
  | { kind: 'tree' | 'fixed array'; address: number | undefined }
  | { kind: 'single chunk'; address: number | undefined; size: number; filterMask: number };

/** A chunked dataset of counts. */
export interface DatasetHeader extends ChunkedHeader {
  type: CountType;
  /** Root of the chunk B-tree; undefined while no chunk was written */
  tree: number | undefined;
}

const LARGEST_RANK = 32;
/** Type of a dataspace without any element */
const NOTHING = 2;

/**
 * Reads the header of a chunked dataset of unsigned little-endian counts whose chunks are found through a version 1 B-tree.
 *
 * @param name path of the dataset, for messages
 * @throws InputError `E_HDF5_UNSUPPORTED` for other kinds of data, `E_HDF5_DAMAGED`
 */
export function readDatasetHeader(file: FileBytes, address: number, name: string): DatasetHeader {
  const messages = readMessages(file, address);
  const { type } = readArray(file, messages, name);
  const header = chunkedHeader(file, messages, name);
  if (header.fill) {
    throw file.unsupported(`${name} has other numbers than zeros where none were written`);
  }
  if (header.index.kind !== 'tree') {
    throw file.unsupported(`${name} has chunks found through a ${header.index.kind}, not through a version 1 B-tree`);
  }
  return { ...header, type, tree: header.index.address };
}

/** The same of numbers of any type, whose chunks may be found in the ways of HDF5's newer format too. @throws InputError as `readDatasetHeader` */
export function readChunkedHeader(file: FileBytes, address: number, name: string): ChunkedHeader {
  return chunkedHeader(file, readMessages(file, address), name);
}

function chunkedHeader(file: FileBytes, messages: readonly HeaderMessage[], name: string): ChunkedHeader {
  const { shape, bytes, layout } = readNumbers(file, messages, name);
  const { chunk, index } = readChunkLayout(file, layout.body, name, bytes);
  if (chunk.length !== shape.length) {
    throw file.damaged(`${name} has ${shape.length} dimensions, but its chunks have ${chunk.length}`);
  }
  const pipeline = messages.find(message => message.type === MESSAGE.filters);
  const filters = pipeline ? readFilters(file, pipeline.body) : [];
  return { shape, bytes, chunk, filters, index, fill: fillValue(messages, bytes), layout };
}

/** Fill value message, IV.A.2.f: a flag that says whether there is a value, its length, and the value. */
function fillValue(messages: readonly HeaderMessage[], bytes: number): Uint8Array | undefined {
  const body = messages.find(({ type }) => type === MESSAGE.fillValue)?.body;
  const version = body && body.byteLength >= 2 ? body.getUint8(0) : 0;
  const at = version === 3 ? 2 : 4;
  if (!body || version === 0 || body.byteLength < at + 4 + bytes || body.getUint32(at, true) !== bytes) {
    return undefined;
  }
  const value = new Uint8Array(body.buffer, body.byteOffset + at + 4, bytes);
  return value.some(byte => byte !== 0) ? value : undefined;
}

/** What every dataset of counts says of itself, however it is stored. */
export function readArray(
  file: FileBytes,
  messages: readonly HeaderMessage[],
  name: string
): { shape: number[]; type: CountType; bytes: number; layout: HeaderMessage } {
  const { shape, bytes, layout, datatype } = readNumbers(file, messages, name);
  return { shape, type: readCountType(file, datatype, name), bytes, layout };
}

/** Shape, type and layout of any dataset. */
function readNumbers(
  file: FileBytes,
  messages: readonly HeaderMessage[],
  name: string
): { shape: number[]; datatype: DataView; bytes: number; layout: HeaderMessage } {
  const body = (type: number, what: string): HeaderMessage => {
    const message = messages.find(message => message.type === type);
    if (message === undefined) {
      throw file.unsupported(`${name} has no ${what}: it is not a dataset`);
    }
    if (message.flags & 2) {
      throw file.unsupported(`${name} shares its ${what} with other objects`);
    }
    return message;
  };
  const shape = readExtent(file, body(MESSAGE.dataspace, 'shape').body, name);
  const { body: datatype } = body(MESSAGE.datatype, 'type');
  if (datatype.byteLength < 8) {
    throw file.damaged(`the type of ${name} is cut`);
  }
  return { shape, datatype, bytes: datatype.getUint32(4, true), layout: body(MESSAGE.layout, 'layout') };
}

/**
 * Dataspace message, IV.A.2.b, versions 1 and 2.
 *
 * @param name of what has the shape, for messages
 * @returns [] for a single value
 * @throws InputError `E_HDF5_UNSUPPORTED` for nothing at all, `E_HDF5_DAMAGED`
 */
export function readExtent(file: FileBytes, body: DataView, name: string): number[] {
  const version = body.byteLength < 4 ? 0 : body.getUint8(0);
  if (version !== 1 && version !== 2) {
    throw file.unsupported(`the shape of ${name} has version ${version}`);
  }
  const rank = body.getUint8(1);
  const first = version === 1 ? 8 : 4;
  if (version === 2 && body.getUint8(3) === NOTHING) {
    throw file.unsupported(`${name} is empty`);
  }
  if (rank > LARGEST_RANK || first + 8 * rank > body.byteLength) {
    throw file.damaged(`${name} claims ${rank} dimensions`);
  }
  const shape = Array.from({ length: rank }, (_, index) => Number(body.getBigUint64(first + 8 * index, true)));
  if (!Number.isSafeInteger(shape.reduce((product, size) => product * size, 1))) {
    throw file.damaged(`${name} claims a shape of ${shape.join(' x ')}`);
  }
  return shape;
}

/** Datatype message, IV.A.2.d: class 0 is a fixed-point number; bit 0 big endian, bit 3 signed. */
function readCountType(file: FileBytes, body: DataView, name: string): CountType {
  const type = countType(body.getUint8(0) & 15, body.getUint8(1), body.getUint32(4, true));
  if (type === undefined) {
    throw file.unsupported(`${name} does not hold unsigned little-endian counts`);
  }
  return type;
}

function countType(kind: number, bits: number, bytes: number): CountType | undefined {
  const known: Record<number, CountType> = { 1: 'uint8', 2: 'uint16', 4: 'uint32', 8: 'uint64' };
  const bigEndian = (bits & 1) !== 0 && bytes > 1;
  return kind === 0 && !bigEndian && (bits & 8) === 0 ? known[bytes] : undefined;
}

/** Layout message, IV.A.2.i: class 2 (chunked); the last "dimension" is the size of an element. */
function readChunkLayout(
  file: FileBytes,
  body: DataView,
  name: string,
  bytes: number
): { chunk: number[]; index: ChunkIndexPlace } {
  const version = body.byteLength < 11 ? 0 : body.getUint8(0);
  const kind = version < 3 ? -1 : body.getUint8(1);
  if (version > 3 && kind === 3) {
    throw file.unsupported(`${name} is virtual: open the file its data are in`);
  }
  if (version < 3 || version > 5 || kind !== 2) {
    const found = kind === 2 ? `chunks in a layout of version ${version}` : 'no chunks';
    throw file.unsupported(`${name} has ${found}, but is expected in chunks that are known`);
  }
  const [rankAt, sizeBytes, sizesAt] = version === 3 ? [2, 4, 11] : [3, body.getUint8(4), 5];
  const rank = body.getUint8(rankAt) - 1;
  const end = sizesAt + sizeBytes * (rank + 1);
  if (rank < 1 || rank > LARGEST_RANK || end > body.byteLength) {
    throw file.damaged(`the chunks of ${name} claim ${rank} dimensions`);
  }
  const sizes = Array.from({ length: rank + 1 }, (_, index) =>
    littleEndian(body, sizesAt + sizeBytes * index, sizeBytes)
  );
  if (sizes.includes(0) || sizes[rank] !== bytes) {
    throw file.damaged(`the chunks of ${name} claim a size of ${sizes.join(' x ')}`);
  }
  const index: ChunkIndexPlace =
    version === 3 ? { kind: 'tree', address: addressAt(file, body, 3) } : readNewIndex(file, body, end, name);
  return { chunk: sizes.slice(0, rank), index };
}

/** Kinds of indices of versions 4 and 5 that are not read: implicit is without filters, the others are of datasets that may grow. */
const OTHER_INDICES: Readonly<Record<number, string>> = {
  2: 'implicit index',
  4: 'extensible array',
  5: 'version 2 B-tree'
};
const [SINGLE_CHUNK, FIXED_ARRAY] = [1, 3];
const EDGES_UNFILTERED = 1;
const SINGLE_FILTERED = 2;

function readNewIndex(file: FileBytes, body: DataView, at: number, name: string): ChunkIndexPlace {
  const kind = body.getUint8(at);
  const flags = body.getUint8(2);
  if (flags & EDGES_UNFILTERED) {
    throw file.unsupported(`${name} has chunks at its edges that were left unpacked`);
  }
  if (kind === FIXED_ARRAY) {
    return { kind: 'fixed array', address: addressAt(file, body, at + 2) };
  }
  if (kind === SINGLE_CHUNK && flags & SINGLE_FILTERED) {
    const address = addressAt(file, body, at + 13);
    const [size, filterMask] = [littleEndian(body, at + 1, 8), littleEndian(body, at + 9, 4)];
    return { kind: 'single chunk', address, size, filterMask };
  }
  throw file.unsupported(`${name} has chunks found through ${OTHER_INDICES[kind] ?? `an index of kind ${kind}`}`);
}

function addressAt(file: FileBytes, body: DataView, at: number): number | undefined {
  if (at + 8 > body.byteLength) {
    throw file.damaged('the layout of its chunks is cut');
  }
  const address = body.getBigUint64(at, true);
  return address === UNDEFINED_ADDRESS ? undefined : Number(address);
}
