import { inflateSync } from 'node:zlib';

import { InputError } from '../../../core/errors';
import { ChunkLookup } from '../../../storage/hdf5/chunkIndex';
import { readContiguous } from '../../../storage/hdf5/contiguous';
import { withFileBytes } from '../../../storage/hdf5/fileBytes';
import { FILTER } from '../../../storage/hdf5/filterPipeline';
import { findObject } from '../../../storage/hdf5/symbolTable';
import { RECORD_GROUP } from '../../../storage/hdf5/recordGroup';
import type { ChunkChecksums } from './storedFrames';

/** A byte for each pixel of a detector. */
const MOST_MASK_BYTES = 1 << 26;

/** What a conversion by this program left in the file, as far as a viewer needs it. */
export interface OwnProducts {
  readonly hasOverview: boolean;
  /** 1 where the gap between the chips was inserted */
  readonly mask?: Uint8Array;
}

/**
 * Looks for what this program leaves in its files, without the HDF5 library, which takes some tenths of a second to load.
 *
 * @throws InputError `E_HDF5_DAMAGED`
 */
export function ownProducts(path: string): OwnProducts {
  return {
    hasOverview: absentWhereUnknown(() => hasObject(path, `${RECORD_GROUP}/maximum_pattern`)) ?? false,
    mask: absentWhereUnknown(() => readMask(path, `${RECORD_GROUP}/mask`))
  };
}

/**
 * The checksums that were recorded of all chunks of the frames.
 *
 * @returns undefined for a file of another program
 * @throws InputError `E_HDF5_DAMAGED`
 */
export function ownChecksums(path: string): ChunkChecksums | undefined {
  return absentWhereUnknown(() =>
    withFileBytes(path, 'r', file => {
      const { type, bytes } = readContiguous(file, `${RECORD_GROUP}/chunk_crc32`);
      if (type !== 'uint32') {
        return undefined;
      }
      const crc32 = new SharedArrayBuffer(bytes.length);
      new Uint8Array(crc32).set(bytes);
      return { crc32, passed: new SharedArrayBuffer(bytes.length / 4) };
    })
  );
}

function hasObject(path: string, name: string): boolean {
  return withFileBytes(path, 'r', file => findObject(file, name) > 0);
}

function readMask(path: string, name: string): Uint8Array | undefined {
  const lookup = ChunkLookup.open(path, name);
  try {
    const place = lookup.findChunk(0);
    const isPlain = lookup.filters.length === 1 && lookup.filters[0].id === FILTER.deflate;
    return place && isPlain
      ? new Uint8Array(inflateSync(lookup.readChunk(place), { maxOutputLength: MOST_MASK_BYTES }))
      : undefined;
  } finally {
    lookup.close();
  }
}

/** Files of other programs have no such thing, or are of a form that only the library knows. */
function absentWhereUnknown<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (cause) {
    if (cause instanceof InputError && ['E_HDF5_NO_OBJECT', 'E_HDF5_UNSUPPORTED'].includes(cause.code)) {
      return undefined;
    }
    throw cause;
  }
}
