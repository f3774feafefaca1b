import { SEGMENT_BYTES } from './segments';

/**
 * Joins the two tangled 12-bit planes of 24-bit pixels, the high part first and `planeBytes` before the low part, to
 * uint32 counts (high << 12) + low. Each plane holds big-endian 16-bit words, their order reversed in every four.
 */
export function joinPlanes(segments: usize, count: u32, source: usize, target: usize, planeBytes: usize): void {
  const end = segments + <usize>count * SEGMENT_BYTES;
  for (; segments < end; segments += SEGMENT_BYTES) {
    const high = source + <usize>load<u32>(segments);
    const to = target + <usize>load<u32>(segments, 4) * 4;
    const pixels = <usize>load<u32>(segments, 8);
    if (load<u32>(segments, 12) == 0) joinForward(high, high + planeBytes, to, pixels);
    else joinBackward(high, high + planeBytes, to, pixels);
  }
}

function joinForward(high: usize, low: usize, to: usize, pixels: usize): void {
  const order = i8x16(7, 6, 5, 4, 3, 2, 1, 0, 15, 14, 13, 12, 11, 10, 9, 8);
  let p: usize = 0;
  for (; p + 8 <= pixels; p += 8) {
    join(i8x16.swizzle(v128.load(high + 2 * p), order), i8x16.swizzle(v128.load(low + 2 * p), order), to + 4 * p);
  }
  for (; p < pixels; p++) store<u32>(to + 4 * p, (word(high, p) << 12) + word(low, p));
}

function joinBackward(high: usize, low: usize, to: usize, pixels: usize): void {
  const order = i8x16(9, 8, 11, 10, 13, 12, 15, 14, 1, 0, 3, 2, 5, 4, 7, 6);
  let p: usize = 0;
  for (; p + 8 <= pixels; p += 8) {
    join(i8x16.swizzle(v128.load(high + 2 * p), order), i8x16.swizzle(v128.load(low + 2 * p), order), to - 4 * p - 28);
  }
  for (; p < pixels; p++) store<u32>(to - 4 * p, (word(high, p) << 12) + word(low, p));
}

function join(high: v128, low: v128, to: usize): void {
  v128.store(to, i32x4.add(i32x4.shl(i32x4.extend_low_i16x8_u(high), 12), i32x4.extend_low_i16x8_u(low)));
  v128.store(to, i32x4.add(i32x4.shl(i32x4.extend_high_i16x8_u(high), 12), i32x4.extend_high_i16x8_u(low)), 16);
}

function word(from: usize, p: usize): u32 {
  return <u32>bswap<u16>(load<u16>(from + 2 * (p ^ 3)));
}
