import { gatherBytes } from './bytePlanes';

/**
 * Bitshuffle of one block: bit k of byte b of every pixel makes plane 8 b + k of pixels / 8 bytes, pixel i in bit i % 8 of
 * byte i / 8. The pixels are a multiple of 8.
 *
 * The upper bits of a counter are empty nearly everywhere. Planes above the highest bit set are therefore not written but
 * for their first and last 16 bytes; all of them stand for zeros.
 * @param planes the block and room for 16 bytes more
 * @param bytePlane working memory of a byte per pixel and 16 more
 * @returns the bytes of planes up to the highest bit set
 */
export function toBitPlanes(bytes: usize, source: usize, pixels: usize, planes: usize, bytePlane: usize): usize {
  const used = usedBits(bytes, source, pixels);
  const whole = pixels & ~15;
  const planeBytes = pixels >> 3;
  let plane = planes;
  for (let b: usize = 0, bits = used; bits != 0; b++, bits >>= 8, plane += 8 * planeBytes) {
    let from = source;
    if (bytes > 1) {
      gatherBytes(bytes, source, whole, b, bytePlane);
      from = bytePlane;
    }
    fourPlanes(bits & 15, from, whole, 4, plane, planeBytes);
    if (bits >= 16) fourPlanes(bits & 240, from, whole, 0, plane + 4 * planeBytes, planeBytes);
    if (whole < pixels) {
      const last = eightBytes(bytes, source + whole * bytes + b);
      for (let k: usize = 0; k < 8; k++) store<u8>(plane + k * planeBytes + (whole >> 3), eightBits(last >> k));
    }
  }
  const end = <usize>(64 - clz(used)) * planeBytes;
  const size = bytes * pixels;
  clear(planes + end, 16);
  if (end + 16 <= size) clear(planes + size - 16, 16);
  return end;
}

/** The bits set in any pixel. */
function usedBits(bytes: usize, source: usize, pixels: usize): u64 {
  const size = bytes * pixels;
  let any = i64x2.splat(0);
  let x: usize = 0;
  for (; x + 64 <= size; x += 64) {
    const first = v128.or(v128.load(source + x), v128.load(source + x, 16));
    const second = v128.or(v128.load(source + x, 32), v128.load(source + x, 48));
    any = v128.or(any, v128.or(first, second));
  }
  let bits = i64x2.extract_lane(any, 0) | i64x2.extract_lane(any, 1);
  for (; x < size; x += 8) bits |= load<u64>(source + x);
  for (let fold: u64 = 32; fold >= 8 * <u64>bytes; fold >>= 1) bits |= bits >> fold;
  return bytes < 8 ? bits & (((<u64>1) << (8 * <u64>bytes)) - 1) : bits;
}

/** The planes of four neighbouring bits, of which `shift` moves the highest to the top of its byte. */
function fourPlanes(bits: u64, bytePlane: usize, pixels: usize, shift: i32, plane: usize, planeBytes: usize): void {
  if (bits == 0) {
    clear(plane, 4 * planeBytes);
    return;
  }
  const second = plane + planeBytes;
  const third = second + planeBytes;
  const fourth = third + planeBytes;
  for (let i: usize = 0, x: usize = 0; i < pixels; i += 16, x += 2) {
    // Shifts of 16-bit lanes do for bytes: what crosses over never reaches a top bit
    const top = i16x8.shl(v128.load(bytePlane + i), shift);
    store<u16>(plane + x, i8x16.bitmask(i16x8.shl(top, 3)));
    store<u16>(second + x, i8x16.bitmask(i16x8.shl(top, 2)));
    store<u16>(third + x, i8x16.bitmask(i16x8.shl(top, 1)));
    store<u16>(fourth + x, i8x16.bitmask(top));
  }
}

/** May write up to 15 bytes past the end: planes are written in ascending order. */
function clear(plane: usize, size: usize): void {
  for (let x: usize = 0; x < size; x += 16) v128.store(plane + x, i64x2.splat(0));
}

/** One byte each of eight pixels. */
function eightBytes(stride: usize, from: usize): u64 {
  let all: u64 = 0;
  for (let j: usize = 0; j < 8; j++) all |= (<u64>load<u8>(from + j * stride)) << (8 * <u64>j);
  return all;
}

/** The lowest bit of each of eight bytes, the first byte's lowest. */
function eightBits(bytes: u64): u32 {
  return <u32>(((bytes & 0x0101010101010101) * 0x0102040810204080) >> 56);
}
