import { InputError } from '../../core/errors';
import { unpacksItself } from './chunkFilters';
import type { Filter } from './filterPipeline';
import type { Hdf5Dataset } from './hdf5';

/**
 * Identifiers that the library unpacks: HDF5's own (deflate, shuffle, Fletcher's checksum, szip, n-bit, scale-offset), bzip2, LZF, Blosc, LZ4,
 * bitshuffle, ZFP, Zstandard, BitGroom, BitRound. Numbers: the HDF Group's list of registered filters.
 */
const READABLE = new Set([1, 2, 3, 4, 5, 6, 307, 32000, 32001, 32004, 32008, 32013, 32015, 32022, 32023]);

/** Others that hdf5plugin writes. */
const NAMES: Readonly<Record<number, string>> = {
  32017: 'SZ',
  32018: 'FCIDECOMP',
  32019: 'JPEG',
  32024: 'SZ3',
  32028: 'SPERR',
  32029: 'HTJ2K'
};

/** The filters of a dataset as the HDF5 library tells them. */
export function libraryFilters({ filters }: Hdf5Dataset): Filter[] {
  return filters.map(({ id, name, cd_values: values }) => ({ id, name, values }));
}

/** @throws InputError `E_HDF5_FILTER` that names what packed a dataset, where it cannot be unpacked here */
export function requireReadable(path: string, filters: readonly Filter[]): void {
  if (unpacksItself(filters)) {
    return;
  }
  for (const { id, name } of filters) {
    if (!READABLE.has(id)) {
      throw new InputError(
        'E_HDF5_FILTER',
        `${path} is packed with ${NAMES[id] ?? (name || `filter ${id} of HDF5`)}, which cannot be unpacked here. Save it again with gzip, ` +
          'LZF, LZ4, Zstandard, bzip2, bitshuffle or Blosc.'
      );
    }
  }
}
