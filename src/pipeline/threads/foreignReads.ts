import type { SharedJob } from './jobCounters';

/** Readings of files in formats of others, by name: HDF5 by its library, TIFF. Each takes and gives plain data. */
const readings = {
  ownProducts: async () => (await import('../../storage/hdf5/contentChecksums')).readOwnProducts,
  groupAttributes: async () => (await import('../../storage/hdf5/tree/inStoredTree')).readGroupAttributes,
  plane: async () => (await import('../../storage/calibration/singlePattern')).readPlane,
  plainScan: async () => (await import('../../storage/calibration/plainScan')).plainScan,
  tiff: async () => (await import('../../storage/calibration/tiffFile')).readTiff,
  mask: async () => (await import('../../storage/calibration/maskFile')).readMask,
  conditions: async () => (await import('../../storage/microscope/hyperspyConditions')).hyperSpyConditions,
  mainMetadata: async () => (await import('../../storage/microscope/mainMetadata')).readMainMetadata,
  metadata: async () => (await import('../../storage/microscope/microscopeMetadata')).readMicroscopeMetadata,
  signal: async () => (await import('../../storage/hdf5/signalFile')).readSignal,
  profileOutline: async () => (await import('../../storage/hdf5/profileFile')).readProfileOutline,
  oina: async () => (await import('../../storage/edx/oinaFile')).readOina,
  frames: async () => (await import('../frames/source/libraryFrames')).describeByLibrary,
  frame: async () => (await import('../frames/source/libraryFrames')).frameByLibrary
} as const;

type Reading<N extends ForeignName> = Awaited<ReturnType<(typeof readings)[N]>>;

export type ForeignName = keyof typeof readings;
export type ForeignArguments<N extends ForeignName> = Parameters<Reading<N>>;
export type ForeignResult<N extends ForeignName> = Awaited<ReturnType<Reading<N>>>;

/** A reading as a job of a thread. */
export interface ForeignJob<N extends ForeignName = ForeignName> extends SharedJob {
  readonly name: N;
  readonly given: ForeignArguments<N>;
}

/** Does a reading within the calling thread. */
export async function doForeign<N extends ForeignName>({ name, given }: ForeignJob<N>): Promise<ForeignResult<N>> {
  const read = (await readings[name]()) as unknown as (...all: ForeignArguments<N>) => Promise<ForeignResult<N>>;
  return read(...given);
}
