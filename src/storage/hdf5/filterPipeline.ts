import type { CountType } from '../../core/merlin/pixelFormat';
import { pixelBytes } from '../../core/merlin/pixelFormat';
import type { FileBytes } from './fileBytes';

/** How the chunks of a file are packed; options of the conversion. */
export type ChunkCompression = 'bitshuffle-lz4' | 'gzip' | 'none';

/** Identifiers of HDF5 filters, registered or built in. */
export const FILTER = {
  deflate: 1,
  shuffle: 2,
  fletcher32: 3,
  blosc: 32001,
  bitshuffle: 32008,
  blosc2: 32026
} as const;

/** One step every chunk has gone through; the first listed was applied first. */
export interface Filter {
  id: number;
  name: string;
  values: number[];
}

/**
 * The filters of a compression, as their own HDF5 plugins record them, so that every reader finds its parameters:
 * bitshuffle's version, element size, block size (0: chosen by the library) and 2 for LZ4; the element size for shuffle;
 * the level for deflate.
 */
export function filtersOf(compression: ChunkCompression, type: CountType): Filter[] {
  const bytes = pixelBytes(type);
  switch (compression) {
    case 'bitshuffle-lz4':
      return [{ id: FILTER.bitshuffle, name: 'bitshuffle', values: [0, 4, bytes, 0, 2] }];
    case 'gzip':
      return [
        { id: FILTER.shuffle, name: 'shuffle', values: [bytes] },
        { id: FILTER.deflate, name: 'deflate', values: [1] }
      ];
    case 'none':
      return [];
  }
}

/**
 * Body of a filter pipeline message, version 1 (HDF5 File Format Specification, IV.A.2.l): 8 bytes, then per filter its
 * identifier, length of the name, flags (1: optional, as h5py sets it), number of values, name and values, each padded to
 * 8 bytes.
 */
export function filterMessage(filters: readonly Filter[]): Uint8Array {
  const parts = filters.map(filter => {
    const nameBytes = Math.ceil((filter.name.length + 1) / 8) * 8;
    const valueBytes = Math.ceil(filter.values.length / 2) * 8;
    const part = new DataView(new ArrayBuffer(8 + nameBytes + valueBytes));
    [filter.id, nameBytes, 1, filter.values.length].forEach((field, index) => part.setUint16(2 * index, field, true));
    new TextEncoder().encodeInto(filter.name, new Uint8Array(part.buffer, 8));
    filter.values.forEach((value, index) => part.setUint32(8 + nameBytes + 4 * index, value, true));
    return new Uint8Array(part.buffer);
  });
  const body = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 8));
  body.set([1, filters.length]);
  let at = 8;
  for (const part of parts) {
    body.set(part, at);
    at += part.length;
  }
  return body;
}

/** Filters of a pipeline message, version 1 or 2. */
export function readFilters(file: FileBytes, body: DataView): Filter[] {
  const version = body.byteLength < 2 ? 0 : body.getUint8(0);
  if (version !== 1 && version !== 2) {
    throw file.unsupported(`its filter pipeline has version ${version}`);
  }
  const filters: Filter[] = [];
  let at = version === 1 ? 8 : 2;
  const take = (bytes: number): number => {
    if (at + bytes > body.byteLength) {
      throw file.damaged('the filter pipeline is cut');
    }
    at += bytes;
    return at - bytes;
  };
  for (let index = 0; index < body.getUint8(1); index++) {
    const id = body.getUint16(take(2), true);
    // Version 2 leaves the name of HDF5's own filters away
    const nameBytes = version === 1 || id >= 256 ? body.getUint16(take(2), true) : 0;
    take(2);
    const count = body.getUint16(take(2), true);
    const nameAt = take(version === 1 ? Math.ceil(nameBytes / 8) * 8 : nameBytes);
    const name = new TextDecoder().decode(new Uint8Array(body.buffer, body.byteOffset + nameAt, nameBytes));
    const values = Array.from({ length: count }, () => body.getUint32(take(4), true));
    if (version === 1 && count % 2 === 1) {
      take(4);
    }
    filters.push({ id, name: name.replace(/\0[^]*$/, ''), values });
  }
  return filters;
}
