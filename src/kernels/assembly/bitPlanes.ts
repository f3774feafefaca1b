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
  if (bytes == 2 && used < 256) {
    planesOfByte<u16>(planeCount(used), source, whole, planes, planeBytes);
  } else {
    for (let b: usize = 0, bits = used, plane = planes; bits != 0; b++, bits >>= 8, plane += 8 * planeBytes) {
      let from = source;
      if (bytes > 1) {
        gatherBytes(bytes, source, whole, b, bytePlane);
        from = bytePlane;
      }
      planesOfByte<u8>(min<usize>(planeCount(bits), 8), from, whole, plane, planeBytes);
    }
  }
  if (whole < pixels) lastPlanes(bytes, source, whole, planes, planeBytes, used);
  const end = planeCount(used) * planeBytes;
  const size = bytes * pixels;
  clear(planes + end, 16);
  if (end + 16 <= size) clear(planes + size - 16, 16);
  return end;
}

/** Planes up to the highest bit set. */
function planeCount(bits: u64): usize {
  return <usize>(64 - clz(bits));
}

/** The bits set in any pixel. */
export function usedBits(bytes: usize, source: usize, pixels: usize): u64 {
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

/** The lowest `count` planes of bytes, which are pixels of type T below 256. */
function planesOfByte<T>(count: usize, source: usize, pixels: usize, plane: usize, planeBytes: usize): void {
  const low = min<usize>(count, 4);
  if (low == 1) onePlane<T>(source, pixels, 4, plane);
  else if (low == 2) twoPlanes<T>(source, pixels, 4, plane, planeBytes);
  else if (low == 3) threePlanes<T>(source, pixels, 4, plane, planeBytes);
  else if (low == 4) fourPlanes<T>(source, pixels, 4, plane, planeBytes);
  if (count <= 4) return;
  const high = plane + 4 * planeBytes;
  if (count == 5) onePlane<T>(source, pixels, 0, high);
  else if (count == 6) twoPlanes<T>(source, pixels, 0, high, planeBytes);
  else if (count == 7) threePlanes<T>(source, pixels, 0, high, planeBytes);
  else fourPlanes<T>(source, pixels, 0, high, planeBytes);
}

function onePlane<T>(source: usize, pixels: usize, shift: i32, plane: usize): void {
  for (let i: usize = 0, x: usize = 0; i < pixels; i += 16, x += 2) {
    store<u16>(plane + x, i8x16.bitmask(i16x8.shl(topBits<T>(source, i, shift), 3)));
  }
}

function twoPlanes<T>(source: usize, pixels: usize, shift: i32, plane: usize, planeBytes: usize): void {
  const second = plane + planeBytes;
  for (let i: usize = 0, x: usize = 0; i < pixels; i += 16, x += 2) {
    const top = topBits<T>(source, i, shift);
    store<u16>(plane + x, i8x16.bitmask(i16x8.shl(top, 3)));
    store<u16>(second + x, i8x16.bitmask(i16x8.shl(top, 2)));
  }
}

function threePlanes<T>(source: usize, pixels: usize, shift: i32, plane: usize, planeBytes: usize): void {
  const second = plane + planeBytes;
  const third = second + planeBytes;
  for (let i: usize = 0, x: usize = 0; i < pixels; i += 16, x += 2) {
    const top = topBits<T>(source, i, shift);
    store<u16>(plane + x, i8x16.bitmask(i16x8.shl(top, 3)));
    store<u16>(second + x, i8x16.bitmask(i16x8.shl(top, 2)));
    store<u16>(third + x, i8x16.bitmask(i16x8.shl(top, 1)));
  }
}

function fourPlanes<T>(source: usize, pixels: usize, shift: i32, plane: usize, planeBytes: usize): void {
  const second = plane + planeBytes;
  const third = second + planeBytes;
  const fourth = third + planeBytes;
  for (let i: usize = 0, x: usize = 0; i < pixels; i += 16, x += 2) {
    const top = topBits<T>(source, i, shift);
    store<u16>(plane + x, i8x16.bitmask(i16x8.shl(top, 3)));
    store<u16>(second + x, i8x16.bitmask(i16x8.shl(top, 2)));
    store<u16>(third + x, i8x16.bitmask(i16x8.shl(top, 1)));
    store<u16>(fourth + x, i8x16.bitmask(top));
  }
}

/**
 * Sixteen pixels as bytes, the fourth bit of the nibble at hand on top. Shifts of 16-bit lanes do for bytes: what crosses
 * over never reaches a top bit.
 */
function topBits<T>(source: usize, i: usize, shift: i32): v128 {
  const bytes =
    sizeof<T>() == 2
      ? i8x16.narrow_i16x8_u(v128.load(source + 2 * i), v128.load(source + 2 * i, 16))
      : v128.load(source + i);
  return i16x8.shl(bytes, shift);
}

/** The last 8 pixels of a number that is no multiple of 16. */
function lastPlanes(bytes: usize, source: usize, whole: usize, planes: usize, planeBytes: usize, used: u64): void {
  let plane = planes + (whole >> 3);
  for (let b: usize = 0, bits = used; bits != 0; b++, bits >>= 8) {
    const last = eightBytes(bytes, source + whole * bytes + b);
    for (let k: usize = 0; k < 8; k++, plane += planeBytes) store<u8>(plane, eightBits(last >> k));
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
