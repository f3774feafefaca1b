import { InputError } from '../../core/errors';
import { requireMemory } from '../memoryLimit';
import { unknownFilters, unpackChunk } from './chunkFilters';
import { chunkFinder } from './chunkFinder';
import { gridCounts } from './chunkTree';
import { copyBox } from './copyBox';
import type { ChunkedHeader } from './datasetHeader';
import { readChunkedHeader } from './datasetHeader';
import type { FileBytes } from './fileBytes';
import type { ObjectPlace } from './objectPlace';
import { withHdf5Bytes } from './objectPlace';

/**
 * Numbers of a chunked dataset without the HDF5 library: every chunk that holds some of them is unpacked once.
 *
 * @param place where the dataset is, as the library found it
 * @param from first index along each dimension
 * @param shape how many along each
 * @returns their bytes as they are stored, row-major; the fill value where a chunk was never written
 * @throws InputError `E_HDF5_FILTER` where a filter or the index of the chunks is not known, `E_HDF5_DAMAGED`, `E_MEMORY`
 */
export function readChunkNumbers(
  { file: path, name: dataset, address }: ObjectPlace,
  from: readonly number[],
  shape: readonly number[]
): { readonly bytes: Uint8Array; readonly element: number } {
  return withHdf5Bytes(path, file => {
    const header = headerOf(file, address, dataset);
    const { bytes: element, chunk } = header;
    const chunkBytes = chunk.reduce((product, size) => product * size, element);
    requireMemory(path, `chunks of ${chunk.join(' x ')}`, 3 * chunkBytes);
    const numbers = new Uint8Array(shape.reduce((product, size) => product * size, element));
    if (header.fill) {
      fillWith(numbers, header.fill);
    }
    const finder = explained(file, () => chunkFinder(file, header));
    forEachChunk(header, from, shape, (index, at) => {
      const place = finder.find(index);
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

/** The library would read what this program cannot find, were it not packed with Blosc. */
function explained<T>(file: FileBytes, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof InputError && cause.code === 'E_HDF5_UNSUPPORTED') {
      throw new InputError(
        'E_HDF5_FILTER',
        `${cause.message} It is packed with Blosc, which is unpacked here in data that cannot grow. Save it again with a fixed shape, or with gzip, LZ4 or bitshuffle.`,
        { cause }
      );
    }
    throw cause;
  }
}

function fillWith(numbers: Uint8Array, value: Uint8Array): void {
  for (let at = 0; at < numbers.length; at += value.length) {
    numbers.set(value, at);
  }
}

function headerOf(file: FileBytes, address: number, dataset: string): ChunkedHeader {
  const header = explained(file, () => readChunkedHeader(file, address, dataset));
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
