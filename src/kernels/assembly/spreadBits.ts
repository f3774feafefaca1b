import { SEGMENT_BYTES } from './segments';

/**
 * Spreads 1-bit pixels to a byte each. 64 pixels share a big-endian word, lowest bit first: pixel p of a run is bit
 * p % 8 of its byte (p / 8) XOR 7.
 */
export function spreadBits(segments: usize, count: u32, source: usize, target: usize): void {
  const end = segments + <usize>count * SEGMENT_BYTES;
  for (; segments < end; segments += SEGMENT_BYTES) {
    const from = source + <usize>load<u32>(segments);
    const to = target + <usize>load<u32>(segments, 4);
    const pixels = <usize>load<u32>(segments, 8);
    if (load<u32>(segments, 12) == 0) spreadForward(from, to, pixels);
    else spreadBackward(from, to, pixels);
  }
}

function spreadForward(from: usize, to: usize, pixels: usize): void {
  const bits = i8x16(1, 2, 4, 8, 16, 32, 64, -128, 1, 2, 4, 8, 16, 32, 64, -128);
  let p: usize = 0;
  for (; p + 64 <= pixels; p += 64) {
    const word = v128.load64_zero(from + (p >> 3));
    v128.store(to + p, pixelsOf(v128.shuffle<u8>(word, word, 7, 7, 7, 7, 7, 7, 7, 7, 6, 6, 6, 6, 6, 6, 6, 6), bits));
    v128.store(
      to + p,
      pixelsOf(v128.shuffle<u8>(word, word, 5, 5, 5, 5, 5, 5, 5, 5, 4, 4, 4, 4, 4, 4, 4, 4), bits),
      16
    );
    v128.store(
      to + p,
      pixelsOf(v128.shuffle<u8>(word, word, 3, 3, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2, 2, 2, 2), bits),
      32
    );
    v128.store(
      to + p,
      pixelsOf(v128.shuffle<u8>(word, word, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0), bits),
      48
    );
  }
  for (; p < pixels; p++) store<u8>(to + p, pixel(from, p));
}

function spreadBackward(from: usize, to: usize, pixels: usize): void {
  const bits = i8x16(-128, 64, 32, 16, 8, 4, 2, 1, -128, 64, 32, 16, 8, 4, 2, 1);
  let p: usize = 0;
  for (; p + 64 <= pixels; p += 64) {
    const word = v128.load64_zero(from + (p >> 3));
    const lowest = to - p - 63;
    v128.store(lowest, pixelsOf(v128.shuffle<u8>(word, word, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1), bits));
    v128.store(
      lowest,
      pixelsOf(v128.shuffle<u8>(word, word, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3), bits),
      16
    );
    v128.store(
      lowest,
      pixelsOf(v128.shuffle<u8>(word, word, 4, 4, 4, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 5, 5), bits),
      32
    );
    v128.store(
      lowest,
      pixelsOf(v128.shuffle<u8>(word, word, 6, 6, 6, 6, 6, 6, 6, 6, 7, 7, 7, 7, 7, 7, 7, 7), bits),
      48
    );
  }
  for (; p < pixels; p++) store<u8>(to - p, pixel(from, p));
}

function pixelsOf(spread: v128, bits: v128): v128 {
  return v128.and(i8x16.eq(v128.and(spread, bits), bits), i8x16.splat(1));
}

function pixel(from: usize, p: usize): u32 {
  return ((<u32>load<u8>(from + ((p >> 3) ^ 7))) >> ((<u32>p) & 7)) & 1;
}
