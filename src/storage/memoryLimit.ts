import { InputError } from '../core/errors';

/** Gigabytes that the frames of one request may take; set by the site, inherited by threads and jobs. */
export const MEMORY_VARIABLE = 'JUPYTERLAB_4DSTEM_MEMORY_GB';
const USUAL_GB = 4;

/** What a file claims its frames to be. */
export interface ClaimedFrames {
  /** Pixels of a frame */
  readonly pixels: number;
  /** Bytes of a pixel */
  readonly width: number;
  /** Scan positions */
  readonly positions: number;
  /** Bytes that are unpacked at a time, where that is more than a frame */
  readonly unpacked?: number;
}

/**
 * Bytes of a pixel's type that a thread holds for each pixel: four frames at once, what they are unpacked from and through,
 * their maximum.
 */
const COPIES = 8;
/** Bytes for each pixel besides: running sum, sum and maximum as doubles, and both on their way to the main thread. */
const THREAD_SUMS = 40;
/** On the main thread: sum and maximum, the images made of them, and their texts. */
const MAIN_SUMS = 48;
/** For each scan position: its total, the place of its chunk, its checksum. */
const POSITION_BYTES = 24;

/** Bytes that the frames of one request may take. */
export function memoryLimit(environment: NodeJS.ProcessEnv = process.env): number {
  const named = Number(environment[MEMORY_VARIABLE]);
  return (named > 0 ? named : USUAL_GB) * 1e9;
}

/**
 * Refuses before anything is allocated. A file's claims cost it nothing: a few bytes can unpack to any size.
 *
 * @param claim what would take so much, as in "a frame of 20000 x 20000 pixels"
 * @throws InputError `E_MEMORY`
 */
export function requireMemory(path: string, claim: string, bytes: number): void {
  const limit = memoryLimit();
  if (!(bytes <= limit)) {
    throw new InputError(
      'E_MEMORY',
      `${path} claims ${claim}, which would take ${gigabytes(bytes)} GB of memory; ${gigabytes(limit)} GB are allowed. If it is no mistake, ` +
        `raise the limit: FourDStem.memory_gb of the server, or ${MEMORY_VARIABLE} in a terminal.`
    );
  }
}

/** `requireMemory` for frames that are shown, summed or converted, in one thread at least. */
export function requireFrameMemory(path: string, shape: readonly number[], width: number): void {
  const [rows, columns] = shape.slice(-2);
  const frames = {
    pixels: rows * columns,
    width,
    positions: shape.slice(0, -2).reduce((product, size) => product * size, 1)
  };
  requireMemory(path, `frames of ${shape.join(' x ')}`, mainBytes(frames) + threadBytes(frames));
}

/** Threads that may work on such frames at the same time: at least one, for what was let through. */
export function threadsWithin(frames: ClaimedFrames): number {
  return Math.max(1, Math.floor((memoryLimit() - mainBytes(frames)) / threadBytes(frames)));
}

function threadBytes({ pixels, width, unpacked = 0 }: ClaimedFrames): number {
  // Once by the HDF5 library and once as it is handed over
  return pixels * (COPIES * width + THREAD_SUMS) + 2 * unpacked;
}

function mainBytes({ pixels, positions }: ClaimedFrames): number {
  return pixels * MAIN_SUMS + positions * POSITION_BYTES;
}

function gigabytes(bytes: number): string {
  return (bytes / 1e9).toFixed(1);
}
