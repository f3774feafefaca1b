import type { PixelBytes, Unpack } from '../core/merlin/pixelFormat';

/** Pixels that are moved whole: bytes of a pixel, and bytes of the unit inside which the stored bytes are reversed. */
export interface ReversedUnits {
  readonly pixelBytes: PixelBytes;
  readonly unit: 1 | 2 | 4 | 8;
}

/**
 * The unpackings that only move bytes. Big-endian pixels are reversed each on their own; the detector's own order packs
 * 6-bit pixels as bytes and 12-bit pixels as 16-bit words into big-endian 64-bit words, lowest pixel first.
 */
export const REVERSED_UNITS: Record<Exclude<Unpack, 'raw1' | 'raw24'>, ReversedUnits> = {
  copy8: { pixelBytes: 1, unit: 1 },
  swap16: { pixelBytes: 2, unit: 2 },
  swap32: { pixelBytes: 4, unit: 4 },
  swap64: { pixelBytes: 8, unit: 8 },
  raw6: { pixelBytes: 1, unit: 8 },
  raw12: { pixelBytes: 2, unit: 8 }
};
