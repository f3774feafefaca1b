import { mergeBytes } from './bytePlanes';

/**
 * Inverse of bitshuffle for one block, whose pixels are a multiple of 8; writes exactly the block.
 * @param bytePlanes working memory of the size of the block and 16 bytes more
 */
export function fromBitPlanes(bytes: usize, planes: usize, pixels: usize, target: usize, bytePlanes: usize): void {
  const planeBytes = pixels >> 3;
  if (bytes == 1) {
    mergeBits(planes, planeBytes, target);
    return;
  }
  for (let b: usize = 0; b < bytes; b++) mergeBits(planes + 8 * b * planeBytes, planeBytes, bytePlanes + b * pixels);
  const whole = pixels & ~15;
  mergeBytes(bytes, bytePlanes, pixels, whole, target);
  for (let i = whole; i < pixels; i++) {
    for (let b: usize = 0; b < bytes; b++) store<u8>(target + i * bytes + b, load<u8>(bytePlanes + b * pixels + i));
  }
}

/** Eight bit planes of `size` bytes become one byte plane of 8 times the size. */
function mergeBits(planes: usize, size: usize, target: usize): void {
  let x: usize = 0;
  for (; x + 16 <= size; x += 16, target += 128) mergeVectors(planes + x, size, target);
  for (; x < size; x++, target += 8) {
    let rows: u64 = 0;
    for (let k: usize = 0; k < 8; k++) rows |= (<u64>load<u8>(planes + k * size + x)) << (8 * <u64>k);
    v128.store64_lane(target, transposeBits(i64x2.splat(rows)), 0);
  }
}

/** 16 bytes of each of eight planes: bytes are interleaved until the eight of a group are neighbours, then their bits turned. */
function mergeVectors(plane: usize, size: usize, target: usize): void {
  const p0 = v128.load(plane);
  const p1 = v128.load(plane + size);
  const p2 = v128.load(plane + 2 * size);
  const p3 = v128.load(plane + 3 * size);
  const p4 = v128.load(plane + 4 * size);
  const p5 = v128.load(plane + 5 * size);
  const p6 = v128.load(plane + 6 * size);
  const p7 = v128.load(plane + 7 * size);
  const lower = v128.or(v128.or(p0, p1), v128.or(p2, p3));
  const upper = v128.or(v128.or(p4, p5), v128.or(p6, p7));
  if (!v128.any_true(v128.or(lower, upper))) {
    for (let x: usize = 0; x < 128; x += 16) v128.store(target + x, i64x2.splat(0));
    return;
  }
  const a0 = lowBytes(p0, p1);
  const a1 = highBytes(p0, p1);
  const a2 = lowBytes(p2, p3);
  const a3 = highBytes(p2, p3);
  const a4 = lowBytes(p4, p5);
  const a5 = highBytes(p4, p5);
  const a6 = lowBytes(p6, p7);
  const a7 = highBytes(p6, p7);
  storeGroups(target, lowPairs(a0, a2), lowPairs(a4, a6));
  storeGroups(target + 32, highPairs(a0, a2), highPairs(a4, a6));
  storeGroups(target + 64, lowPairs(a1, a3), lowPairs(a5, a7));
  storeGroups(target + 96, highPairs(a1, a3), highPairs(a5, a7));
}

function storeGroups(target: usize, lower: v128, upper: v128): void {
  v128.store(target, transposeBits(v128.shuffle<u32>(lower, upper, 0, 4, 1, 5)));
  v128.store(target, transposeBits(v128.shuffle<u32>(lower, upper, 2, 6, 3, 7)), 16);
}

function lowBytes(a: v128, b: v128): v128 {
  return v128.shuffle<u8>(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}

function highBytes(a: v128, b: v128): v128 {
  return v128.shuffle<u8>(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}

function lowPairs(a: v128, b: v128): v128 {
  return v128.shuffle<u16>(a, b, 0, 8, 1, 9, 2, 10, 3, 11);
}

function highPairs(a: v128, b: v128): v128 {
  return v128.shuffle<u16>(a, b, 4, 12, 5, 13, 6, 14, 7, 15);
}

/** Transposes the 8x8 bits of each 64-bit half: bit j of byte k becomes bit k of byte j. */
function transposeBits(rows: v128): v128 {
  rows = swapBits(rows, 7, i64x2.splat(0x00aa00aa00aa00aa));
  rows = swapBits(rows, 14, i64x2.splat(0x0000cccc0000cccc));
  return swapBits(rows, 28, i64x2.splat(0x00000000f0f0f0f0));
}

function swapBits(rows: v128, distance: i32, mask: v128): v128 {
  const swapped = v128.and(v128.xor(rows, i64x2.shr_u(rows, distance)), mask);
  return v128.xor(rows, v128.xor(swapped, i64x2.shl(swapped, distance)));
}
