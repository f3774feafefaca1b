import { resolve } from 'node:path';

import type { Acquisition } from '../../storage/merlin/acquisition';
import { openAcquisition } from '../../storage/merlin/acquisition';
import { isTiff } from '../../storage/calibration/tiffFile';
import type { Plane } from '../../storage/calibration/singlePattern';
import { isMib } from '../../storage/session/findMib';
import { ownSums } from './ownSums';
import { rawPattern, rawScan } from './rawPattern';
import type { ScanSource } from '../frames/source/scanSource';
import { singlePattern, tiffPattern } from './singlePattern';
import { StoredScan } from './storedPattern';
import type { PatternReading, SummedPattern } from './summedPattern';
import { foreign } from '../threads/foreign';

/** A file opened for calibration; its frames are not read yet. */
export interface PatternSource {
  readonly path: string;
  /** A raw acquisition with its metadata; absent for other files */
  readonly acquisition?: Acquisition;
  read(reading: PatternReading): Promise<SummedPattern>;
  /** The single frames of the scan; undefined where there are none, or they cannot be read one by one */
  scan(): Promise<ScanSource | undefined>;
}

/**
 * Opens a raw `.mib` file, a TIFF image, or HDF5: a conversion by this program, whose sums are taken as they are, a scan
 * or stack of another one, a scan of four dimensions in any layout, or a single pattern.
 *
 * @param page of a TIFF of several pages, counted from 1
 * @throws InputError when the file cannot be read or is none of these
 */
export async function openPattern(
  file: string,
  { guard, signal }: Pick<PatternReading, 'guard' | 'signal'>,
  page?: number
): Promise<PatternSource> {
  const path = resolve(file);
  await guard(path, 'read');
  if (isMib(path)) {
    const acquisition = await openAcquisition(path, { guard, signal, readMetadata: from => foreign('metadata', from) });
    return {
      path: acquisition.path,
      acquisition,
      read: reading => rawPattern(acquisition, reading),
      scan: async () => rawScan(acquisition)
    };
  }
  return isTiff(path) ? { path, read: () => tiffPattern(path, page), scan: async () => undefined } : hdf5Source(path);
}

/** What stands in the file is listed once, for the sum of its frames and for single ones. */
function hdf5Source(path: string): PatternSource {
  let listed: Promise<Listed> | undefined;
  const contents = (): Promise<Listed> => (listed ??= listFile(path));
  return {
    path,
    read: async reading => {
      const own = await ownSums(path);
      if (own) {
        return own;
      }
      const { plane, scan } = await contents();
      return plane ? singlePattern(path, plane) : scan.sum(reading);
    },
    scan: async () => (await contents()).scan?.frames()
  };
}

/** A file with a single pattern, or with many. */
type Listed =
  { readonly plane: Plane; readonly scan?: undefined } | { readonly plane?: undefined; readonly scan: StoredScan };

async function listFile(path: string): Promise<Listed> {
  const plane = await foreign('plane', path);
  return plane ? { plane } : { scan: new StoredScan(path, await foreign('plainScan', path)) };
}
