/**
 * Which of 64 pixels counted, a bit each. A loop over the bits ends once in 64 pixels: the processor cannot foresee where in a sparse
 * frame it does, and every wrong guess costs more than a pixel.
 */
export const BLOCK: usize = 64;

/** Of uint8 pixels. */
export function nonZero1(pixels: usize): u64 {
  let found: u64 = 0;
  for (let part: usize = 0; part < 4; part++) {
    const counted = i8x16.ne(v128.load(pixels + 16 * part), i8x16.splat(0));
    found |= (<u64>(<u32>i8x16.bitmask(counted))) << (16 * <u64>part);
  }
  return found;
}

/** Of uint16 pixels. */
export function nonZero2(pixels: usize): u64 {
  let found: u64 = 0;
  for (let part: usize = 0; part < 4; part++) {
    const first = i16x8.ne(v128.load(pixels + 32 * part), i16x8.splat(0));
    const second = i16x8.ne(v128.load(pixels + 32 * part, 16), i16x8.splat(0));
    found |= (<u64>(<u32>i8x16.bitmask(i8x16.narrow_i16x8_s(first, second)))) << (16 * <u64>part);
  }
  return found;
}
