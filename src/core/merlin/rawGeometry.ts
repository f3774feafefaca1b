import type { PixelType } from './pixelFormat';

/** The header fields that decide how pixels are stored. */
export interface StoredFormat {
  readonly pixelType: PixelType;
  /** Counter depth in bits */
  readonly depth: number;
  /** Arrangement of the chips as the header names it: 1x1, 2x2, 2x2G, Nx1 */
  readonly layout: string;
}

/** Bits that one count takes in the file; a 24-bit RAW count is stored as two 12-bit planes of 16 bits each. */
export function storedBits({ pixelType, depth }: StoredFormat): number {
  if (pixelType === 'R64') {
    return depth === 1 ? 1 : depth <= 6 ? 8 : depth <= 12 ? 16 : 32;
  }
  return pixelType === 'U01' ? 8 : Number(pixelType.slice(1));
}

/** Whether a frame holds four chips side by side in one row of blocks, in the order of the read-out (RAW of a quad). */
export function isRawQuad({ pixelType, layout }: StoredFormat): boolean {
  return pixelType === 'R64' && /^2x2/i.test(layout);
}

/**
 * Width and height that the frame header states for a detector image of the given rows and columns: RAW of a quad lays
 * its four chips side by side (512 x 512 becomes width 1024, height 256), 24-bit RAW doubles the width for its two planes.
 */
export function storedShape(
  [detY, detX]: readonly [detY: number, detX: number],
  format: StoredFormat
): { width: number; height: number } {
  const planes = format.pixelType === 'R64' && format.depth === 24 ? 2 : 1;
  return isRawQuad(format) ? { width: 2 * detX * planes, height: detY / 2 } : { width: detX * planes, height: detY };
}
