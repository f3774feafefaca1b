import { inflateSync } from 'node:zlib';

import { unpackBlosc } from './blosc/bloscChunk';
import { unpackBlosc2 } from './blosc/blosc2Frame';
import type { Filter } from './filterPipeline';
import { FILTER } from './filterPipeline';
import { unshuffled } from './unshuffled';

const CHECKSUM_BYTES = 4;

/** What undoes a filter: `bytes` is what the whole chunk unpacks to. Undefined: damaged, or not known. */
type Undo = (packed: Uint8Array, bytes: number, filter: Filter) => Uint8Array | undefined;

const UNDO: Readonly<Record<number, Undo>> = {
  [FILTER.deflate]: (packed, bytes) => inflateSync(packed, { maxOutputLength: bytes + CHECKSUM_BYTES }),
  [FILTER.shuffle]: (packed, _bytes, { values: [element] }) => unshuffled(packed, element),
  [FILTER.fletcher32]: packed => packed.subarray(0, packed.length - CHECKSUM_BYTES),
  [FILTER.blosc]: (packed, bytes) => unpackBlosc(packed, bytes + CHECKSUM_BYTES),
  [FILTER.blosc2]: (packed, bytes) => unpackBlosc2(packed, bytes)
};

/** What compresses within Blosc where the library at hand lacks it, by the seventh value of hdf5-blosc: Snappy and zlib. */
const NOT_OF_THE_LIBRARY = [3, 4];

/**
 * Whether this program unpacks chunks itself: the library at hand unpacks some of Blosc2's to wrong numbers, and lacks two
 * of Blosc's codecs.
 */
export function unpacksItself(filters: readonly Filter[]): boolean {
  return filters.some(
    ({ id, values }) => id === FILTER.blosc2 || (id === FILTER.blosc && NOT_OF_THE_LIBRARY.includes(values[6]))
  );
}

/** The filters that stand in the way of that. */
export function unknownFilters(filters: readonly Filter[]): Filter[] {
  return filters.filter(({ id }) => !(id in UNDO));
}

/**
 * Undoes the filters of a chunk, the last first.
 *
 * @param mask bit i set: filter i was not applied to this chunk
 * @param bytes of the chunk as numbers
 * @returns undefined when it is damaged
 */
export function unpackChunk(
  packed: Uint8Array,
  filters: readonly Filter[],
  mask: number,
  bytes: number
): Uint8Array | undefined {
  let chunk: Uint8Array | undefined = packed;
  for (let index = filters.length - 1; index >= 0 && chunk; index--) {
    const filter = filters[index];
    if ((mask & (1 << index)) === 0) {
      chunk = attempt(() => UNDO[filter.id](chunk as Uint8Array, bytes, filter));
    }
  }
  return chunk?.length === bytes ? chunk : undefined;
}

function attempt(work: () => Uint8Array | undefined): Uint8Array | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
