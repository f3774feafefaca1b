/** Order in which the coefficients of a block are stored: place in the block (row-major) of each, ITU-T T.81 figure 5. */
export const ZIGZAG = Uint8Array.of(
  ...[0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21],
  ...[28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61],
  ...[54, 47, 55, 62, 63]
);

/** Steps in which brightness is rounded at quality 50, row-major, T.81 table K.1. */
const BRIGHTNESS_STEPS = [
  [16, 11, 10, 16, 24, 40, 51, 61],
  [12, 12, 14, 19, 26, 58, 60, 55],
  [14, 13, 16, 24, 40, 57, 69, 56],
  [14, 17, 22, 29, 51, 87, 80, 62],
  [18, 22, 37, 56, 68, 109, 103, 77],
  [24, 35, 55, 64, 81, 104, 113, 92],
  [49, 64, 78, 87, 103, 121, 120, 101],
  [72, 92, 95, 98, 112, 100, 103, 99]
].flat();

/** A Huffman table: how many codes there are of 1, 2, ... 16 bits, and what the codes stand for. */
export interface HuffmanTable {
  readonly counts: Uint8Array;
  readonly values: Uint8Array;
}

/** T.81 table K.3 */
export const DC_TABLE: HuffmanTable = {
  counts: Uint8Array.of(0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0),
  values: Uint8Array.from({ length: 12 }, (_, value) => value)
};

/** T.81 table K.5 */
export const AC_TABLE: HuffmanTable = {
  counts: Uint8Array.of(0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 125),
  values: Buffer.from(
    '01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a' +
      '434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8' +
      'a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa',
    'hex'
  )
};

/** Steps in which coefficients are rounded, row-major. @param quality 50 to 100, as the usual encoders count */
export function roundingSteps(quality: number): Uint8Array {
  const percent = 200 - 2 * quality;
  return Uint8Array.from(BRIGHTNESS_STEPS, step => Math.max(1, Math.floor((step * percent + 50) / 100)));
}
