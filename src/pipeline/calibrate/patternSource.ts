import { resolve } from 'node:path';

import type { Acquisition } from '../../storage/merlin/acquisition';
import { openAcquisition } from '../../storage/merlin/acquisition';
import { isTiff } from '../../storage/calibration/tiffFile';
import { readPlane } from '../../storage/calibration/singlePattern';
import { isMib } from '../../storage/session/findMib';
import { ownSums } from './ownSums';
import { rawPattern, rawScan } from './rawPattern';
import type { ScanSource } from '../frames/source/scanSource';
import { singlePattern, tiffPattern } from './singlePattern';
import { storedPattern, storedScan } from './storedPattern';
import type { PatternReading, SummedPattern } from './summedPattern';

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
 * @throws InputError when the file cannot be read or is none of these
 */
export async function openPattern(
  file: string,
  { guard, signal }: Pick<PatternReading, 'guard' | 'signal'>
): Promise<PatternSource> {
  const path = resolve(file);
  await guard(path, 'read');
  if (isMib(path)) {
    const acquisition = await openAcquisition(path, { guard, signal });
    return {
      path: acquisition.path,
      acquisition,
      read: reading => rawPattern(acquisition, reading),
      scan: async () => rawScan(acquisition)
    };
  }
  return isTiff(path)
    ? { path, read: () => tiffPattern(path), scan: async () => undefined }
    : { path, read: reading => hdf5Pattern(path, reading), scan: () => hdf5Scan(path) };
}

async function hdf5Pattern(path: string, reading: PatternReading): Promise<SummedPattern> {
  const own = await ownSums(path);
  if (own) {
    return own;
  }
  const plane = await readPlane(path);
  return plane ? singlePattern(plane) : storedPattern(path, reading);
}

async function hdf5Scan(path: string): Promise<ScanSource | undefined> {
  return (await readPlane(path)) ? undefined : storedScan(path);
}
