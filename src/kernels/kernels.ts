import type { PixelBytes, Unpack } from '../core/merlin/pixelFormat';
import type { MatrixKernels } from './matrixKernels';

/** Bytes of pixels whose counts fit 16 bits. */
export type SmallPixelBytes = 1 | 2;

/**
 * The inner loops, all on one linear memory: callers place frames and tables there (see Arena) and pass byte offsets,
 * multiples of 8 but for compressed chunks and stored pixels, which may lie anywhere. The WASM module and its
 * plain-TypeScript twin implement the same interface with equal bytes as result.
 */
export interface Kernels extends MatrixKernels {
  readonly name: 'wasm-simd' | 'plain';
  /** The whole linear memory; fixed for the life of the kernels */
  readonly memory: ArrayBuffer;

  /**
   * Decodes one frame by its segment table (see FrameLayout): big-endian or tangled pixels at `source` become
   * little-endian counts at `target`. Pixels no segment names (the cross) are left as they are. A run of tangled pixels
   * begins on a 64-bit word of the detector.
   * @param planeBytes distance of the second 12-bit plane, raw24 only
   */
  decode(
    unpack: Unpack,
    segments: number,
    segmentCount: number,
    source: number,
    target: number,
    planeBytes: number
  ): void;

  /**
   * Adds a frame to the running pattern sum and raises the running maximum; returns the sum over the frame's pixels.
   * `sum` holds uint32 for 1- and 2-byte pixels (the caller empties it at least every 65,536 frames) and float64 for
   * 4- and 8-byte pixels; `maximum` has the frame's own type.
   */
  accumulate(pixelBytes: PixelBytes, frame: number, pixels: number, sum: number, maximum: number): number;

  /** accumulate for four frames that begin `stride` bytes apart, in less time; their sums go to `totals`, float64. */
  accumulateFour(
    pixelBytes: PixelBytes,
    frames: number,
    stride: number,
    pixels: number,
    sum: number,
    maximum: number,
    totals: number
  ): void;

  /**
   * Sums the pixels of a frame that runs of (first pixel, pixels), uint32 each, name. Exact up to 2^53; 8-byte pixels are
   * rounded to float64 first.
   */
  maskedSum(pixelBytes: PixelBytes, frame: number, runs: number, runCount: number): number;

  /**
   * Adds a frame to the sums of its rings: for every ring three float64, Σ w I, Σ w I² and Σ w² I over its pixels that count.
   * @param used a bit for every pixel, see UsedPixels; pixels up to 63 behind the frame may be read
   * @param entries four numbers for every pixel, see RingShares; its first pixel is the frame's first
   * @param stride pixels from one row of entries to the next
   * @param sums with room for two rings more, in which pixels of the last ring have shares of 0
   * @returns the bits that any count has, all 32 where one is larger
   */
  ringSums(
    pixelBytes: PixelBytes,
    frame: number,
    rows: number,
    columns: number,
    used: number,
    entries: number,
    stride: number,
    sums: number
  ): number;

  /**
   * Adds a frame to the sums of its pixels that count: for every pixel three float64, Σ I, Σ I² and the maximum.
   * @param used as for ringSums
   * @param stride pixels from one row of sums to the next
   */
  momentSums(
    pixelBytes: PixelBytes,
    frame: number,
    rows: number,
    columns: number,
    used: number,
    sums: number,
    stride: number
  ): void;

  /** Bits that any pixel has: no count is larger. */
  anyBits(pixelBytes: SmallPixelBytes, frame: number, pixels: number): number;

  /**
   * Adds all pixels of a frame to small sums of its own shape, several times faster than momentSums, for as long as no sum passes 2^32: Σ I and
   * Σ I², uint32, and the maximum, uint16, in three planes that begin `plane` bytes apart, a multiple of 32.
   */
  countMoments(pixelBytes: SmallPixelBytes, frame: number, pixels: number, sums: number, plane: number): void;

  /** countMoments for four frames that begin `stride` bytes apart and whose counts are below 2^14, in less time. */
  countMomentsFour(
    pixelBytes: SmallPixelBytes,
    frames: number,
    stride: number,
    pixels: number,
    sums: number,
    plane: number
  ): void;

  /**
   * Adds the sums of countMoments to those of momentSums, of pixels that count only, and makes all of them 0.
   * @param moments of the pixel that the first is added to
   * @param stride pixels from one row of moments to the next
   */
  spillMoments(
    sums: number,
    plane: number,
    rows: number,
    columns: number,
    used: number,
    moments: number,
    stride: number
  ): void;

  /**
   * Adds the counts of those pixels of a frame that count to one of the promoted type (see addPromoted), at places that a linear map gives: those of a pixel are dealt out to
   * the four nearest, by nearness, each count as a whole. Which are rounded up changes from pattern to pattern, so that over many every
   * pixel has its share. What falls outside is lost.
   * @param map six float64: place (row, column) of the first pixel, and its change from one row to the next and one column to the next
   * @param used as for ringSums
   * @param position number of the pattern
   */
  roundFrame(
    pixelBytes: PixelBytes,
    frame: number,
    rows: number,
    columns: number,
    used: number,
    map: number,
    position: number,
    target: number
  ): void;

  /** Writes the bits of `source` that `mask` has too. Both may be read, and the target written, to the next multiple of 16 bytes. */
  keepBits(source: number, mask: number, bytes: number, target: number): void;

  /** Adds a frame to an accumulator of the promoted type (1 -> 2, 2 -> 4, 4 and 8 -> 8 bytes per pixel). */
  addPromoted(pixelBytes: PixelBytes, frame: number, pixels: number, accumulator: number): void;

  /**
   * Sums factor x factor blocks of a frame into the promoted type, which holds them up to factor 8. The remainder is left
   * out at the top rows and left columns.
   */
  binDetector(
    pixelBytes: PixelBytes,
    frame: number,
    rows: number,
    columns: number,
    factor: number,
    target: number
  ): void;

  /**
   * Compresses one chunk as HDF5 filter 32008 stores it (bitshuffle, LZ4 blocks, 12-byte header); returns its size in bytes.
   * The target needs `bslz4Bound(pixelBytes * pixels)` bytes, `scratch` SCRATCH_BYTES.
   */
  bitshuffleLz4(pixelBytes: PixelBytes, source: number, pixels: number, target: number, scratch: number): number;

  /**
   * Inverse of bitshuffleLz4, also for other writers' chunks with blocks of up to 65,472 bytes; returns the bytes of the chunk
   * read, or -1 when it is damaged or not a chunk of so many pixels. Never reads or writes outside the given ranges; of a
   * damaged chunk the first blocks may have been written.
   *
   * With `first` and `end` only the blocks that hold pixels of this range are decoded, and the others passed over: their
   * pixels are left as they were, and damage within them is not seen.
   */
  unbitshuffleLz4(
    pixelBytes: PixelBytes,
    source: number,
    size: number,
    target: number,
    pixels: number,
    scratch: number,
    first?: number,
    end?: number
  ): number;

  /**
   * Expands one chunk of HDF5 filter 32001 (Blosc 1: blosclz or LZ4, shuffled by bytes, bits or not) to `bytes` bytes;
   * returns the bytes of the chunk, -1 when it is damaged or not of this size, -2 when it was packed with another codec or
   * for elements other than of 1, 2, 4 or 8 bytes. `scratch` needs `unbloscScratch(bytes)` bytes. Format: README_CHUNK_FORMAT of c-blosc.
   *
   * With `first` and `end` only the blocks that hold bytes of this range are decoded, as in unbitshuffleLz4.
   */
  unblosc(
    source: number,
    size: number,
    target: number,
    bytes: number,
    scratch: number,
    first?: number,
    end?: number
  ): number;

  /** HDF5's byte shuffle (filter 2) of one chunk, what gzip compresses best. */
  byteShuffle(pixelBytes: PixelBytes, source: number, pixels: number, target: number): void;

  /** Inverse of byteShuffle. */
  byteUnshuffle(pixelBytes: PixelBytes, source: number, pixels: number, target: number): void;
}

/** Working memory of the compressors, in bytes. */
export const SCRATCH_BYTES = 1 << 17;

/** Largest size of a compressed chunk of `bytes` bytes, with the slack the kernels write past the end. */
export function bslz4Bound(bytes: number): number {
  const blocks = Math.ceil(bytes / 8192) + 1;
  return 12 + bytes + Math.ceil(bytes / 255) + blocks * 32 + 64;
}

/** Working memory for chunks of `bytes` bytes packed with Blosc: a block, which may be the whole, and its byte planes. */
export function unbloscScratch(bytes: number): number {
  return 2 * (bytes + 64);
}
