import { InputError } from '../../core/errors';
import { requireMemory } from '../memoryLimit';
import { unknownFilters, unpackChunk } from './chunkFilters';
import { gridCounts } from './chunkTree';
import { ChunkTreeReader } from './chunkTreeReader';
import { copyBox } from './copyBox';
import type { ChunkedHeader } from './datasetHeader';
import { readChunkedHeader } from './datasetHeader';
import type { FileBytes } from './fileBytes';
import { withFileBytes } from './fileBytes';
import { findObject } from './symbolTable';

/**
 * Numbers of a chunked dataset without the HDF5 library: every chunk that holds some of them is unpacked once.
 *
 * @param from first index along each dimension
 * @param shape how many along each
 * @returns their bytes as they are stored, row-major; the fill value where a chunk was never written
 * @throws InputError `E_HDF5_FILTER` where a filter or the index of the chunks is not known, `E_HDF5_DAMAGED`, `E_MEMORY`
 */
export function readChunkNumbers(
  path: string,
  dataset: string,
  from: readonly number[],
  shape: readonly number[]
): { readonly bytes: Uint8Array; readonly element: number } {
  return withFileBytes(path, 'r', file => {
    const header = headerOf(file, dataset);
    const { bytes: element, chunk } = header;
    const chunkBytes = chunk.reduce((product, size) => product * size, element);
    requireMemory(path, `chunks of ${chunk.join(' x ')}`, 3 * chunkBytes);
    const numbers = new Uint8Array(shape.reduce((product, size) => product * size, element));
    if (header.fill) {
      fillWith(numbers, header.fill);
    }
    const tree = new ChunkTreeReader(file, header, header.tree);
    forEachChunk(header, from, shape, (index, at) => {
      const place = tree.find(index);
      if (!place) {
        return;
      }
      const packed = file.read(place.offset, place.size, 'a chunk');
      const unpacked = unpackChunk(new Uint8Array(packed.buffer), header.filters, place.filterMask, chunkBytes);
      if (!unpacked) {
        throw file.damaged(`the chunk at ${at.join(', ')} of ${dataset} cannot be unpacked`);
      }
      const origin = at.map((start, dimension) => start - from[dimension]);
      copyBox(unpacked, { origin, shape: chunk }, numbers, shape, element);
    });
    return { bytes: numbers, element };
  });
}

function fillWith(numbers: Uint8Array, value: Uint8Array): void {
  for (let at = 0; at < numbers.length; at += value.length) {
    numbers.set(value, at);
  }
}

function headerOf(file: FileBytes, dataset: string): ChunkedHeader {
  let header: ChunkedHeader;
  try {
    header = readChunkedHeader(file, findObject(file, dataset), dataset);
  } catch (cause) {
    if (cause instanceof InputError && ['E_HDF5_UNSUPPORTED', 'E_HDF5_NO_OBJECT'].includes(cause.code)) {
      throw new InputError(
        'E_HDF5_FILTER',
        `${file.path} is packed with Blosc. That is unpacked here in files of HDF5's usual format, and this one has links, a user block or the newer format. ` +
          'Open the file with the data itself, or save it again with gzip, LZ4 or bitshuffle.',
        { cause }
      );
    }
    throw cause;
  }
  const [unknown] = unknownFilters(header.filters);
  if (unknown) {
    throw new InputError(
      'E_HDF5_FILTER',
      `${file.path} is packed with Blosc and with ${unknown.name || `filter ${unknown.id} of HDF5`}: both together cannot be unpacked here. ` +
        'Save it again with one of them.'
    );
  }
  return header;
}

/** Chunks that hold some of the numbers. @param visit given the number of the chunk and where it begins */
function forEachChunk(
  header: ChunkedHeader,
  from: readonly number[],
  shape: readonly number[],
  visit: (index: number, at: number[]) => void
): void {
  const { chunk } = header;
  const counts = gridCounts(header);
  const first = from.map((start, dimension) => Math.floor(start / chunk[dimension]));
  const end = from.map((start, dimension) => Math.ceil((start + shape[dimension]) / chunk[dimension]));
  const walk = (dimension: number, index: number, at: number[]): void => {
    if (dimension === counts.length) {
      visit(index, at);
      return;
    }
    for (let place = first[dimension]; place < end[dimension]; place++) {
      walk(dimension + 1, index * counts[dimension] + place, [...at, place * chunk[dimension]]);
    }
  };
  walk(0, 0, []);
}
