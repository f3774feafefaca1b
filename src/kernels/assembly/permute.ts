import { SEGMENT_BYTES } from './segments';

/**
 * Moves pixels whose stored bytes are reversed inside units of `unit` bytes: big-endian pixels, where the unit is the
 * pixel, and tangled 6- and 12-bit pixels, where it is the detector's 64-bit word. Byte x of a run is source byte
 * x XOR (unit - 1); reversing the columns of a vector is one more XOR, so a run of either direction is a byte shuffle.
 */
export function permute(
  pixelBytes: usize,
  unit: usize,
  segments: usize,
  count: u32,
  source: usize,
  target: usize
): void {
  const iota = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  const forward = v128.xor(iota, i8x16.splat(<i8>(unit - 1)));
  const backward = v128.xor(forward, i8x16.splat(<i8>(16 - pixelBytes)));
  const end = segments + <usize>count * SEGMENT_BYTES;
  for (; segments < end; segments += SEGMENT_BYTES) {
    const from = source + <usize>load<u32>(segments);
    const to = target + <usize>load<u32>(segments, 4) * pixelBytes;
    const bytes = <usize>load<u32>(segments, 8) * pixelBytes;
    if (load<u32>(segments, 12) == 0) permuteForward(from, to, bytes, unit, forward);
    else permuteBackward(from, to, bytes, unit, backward, pixelBytes);
  }
}

function permuteForward(from: usize, to: usize, bytes: usize, unit: usize, order: v128): void {
  let x: usize = 0;
  for (; x + 64 <= bytes; x += 64) {
    const a = v128.load(from + x);
    const b = v128.load(from + x, 16);
    const c = v128.load(from + x, 32);
    const d = v128.load(from + x, 48);
    v128.store(to + x, i8x16.swizzle(a, order));
    v128.store(to + x, i8x16.swizzle(b, order), 16);
    v128.store(to + x, i8x16.swizzle(c, order), 32);
    v128.store(to + x, i8x16.swizzle(d, order), 48);
  }
  for (; x + 16 <= bytes; x += 16) v128.store(to + x, i8x16.swizzle(v128.load(from + x), order));
  for (; x < bytes; x++) store<u8>(to + x, load<u8>(from + (x ^ (unit - 1))));
}

function permuteBackward(from: usize, to: usize, bytes: usize, unit: usize, order: v128, pixelBytes: usize): void {
  const top = to + pixelBytes;
  let x: usize = 0;
  for (; x + 16 <= bytes; x += 16) v128.store(top - x - 16, i8x16.swizzle(v128.load(from + x), order));
  for (; x < bytes; x++) {
    const byte = x & (pixelBytes - 1);
    store<u8>(to - (x - byte) + byte, load<u8>(from + (x ^ (unit - 1))));
  }
}
