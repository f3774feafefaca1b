import { BLOCK, nonZero1, nonZero2 } from './nonZero';
import { isUsed } from './usedBits';

/** Bytes of a pixel's entry: three shares, float32, and its first ring, int32. */
const ENTRY: usize = 16;
/** Bytes of a ring's sums: Σ w I, Σ w I², Σ w² I, float64. */
const RING: usize = 24;

/** Adds one pixel that counted to three rings, with shares of 0 in those it does not lie in: that is faster than to ask. */
function addPixel(counts: f64, entry: usize, sums: usize): void {
  const powers = f64x2(counts, counts * counts);
  const to = sums + RING * <usize>load<u32>(entry, 12);
  addShare(powers, counts, <f64>load<f32>(entry), to);
  addShare(powers, counts, <f64>load<f32>(entry, 4), to + RING);
  addShare(powers, counts, <f64>load<f32>(entry, 8), to + 2 * RING);
}

function addShare(powers: v128, counts: f64, share: f64, to: usize): void {
  v128.store(to, f64x2.add(v128.load(to), f64x2.mul(f64x2.splat(share), powers)));
  store<f64>(to, load<f64>(to, 16) + share * share * counts, 16);
}

/** Sums uint8 pixels over the rings, passing over those that counted nothing; returns the bits that any has. */
export function ringSums1(
  frame: usize,
  rows: usize,
  columns: usize,
  used: usize,
  entries: usize,
  stride: usize,
  sums: usize
): u32 {
  let bits: u32 = 0;
  for (let row: usize = 0; row < rows; row++, entries += ENTRY * stride, frame += columns) {
    for (let i: usize = 0; i < columns; i += BLOCK, used += 8) {
      for (let left = nonZero1(frame + i) & load<u64>(used); left != 0; left &= left - 1) {
        const column = i + <usize>ctz(left);
        const count = <u32>load<u8>(frame + column);
        bits |= count;
        addPixel(<f64>count, entries + ENTRY * column, sums);
      }
    }
  }
  return bits;
}

/** Sums uint16 pixels over the rings. */
export function ringSums2(
  frame: usize,
  rows: usize,
  columns: usize,
  used: usize,
  entries: usize,
  stride: usize,
  sums: usize
): u32 {
  let bits: u32 = 0;
  for (let row: usize = 0; row < rows; row++, entries += ENTRY * stride, frame += 2 * columns) {
    for (let i: usize = 0; i < columns; i += BLOCK, used += 8) {
      for (let left = nonZero2(frame + 2 * i) & load<u64>(used); left != 0; left &= left - 1) {
        const column = i + <usize>ctz(left);
        const count = <u32>load<u16>(frame + 2 * column);
        bits |= count;
        addPixel(<f64>count, entries + ENTRY * column, sums);
      }
    }
  }
  return bits;
}

/** Sums uint32 pixels over the rings. */
export function ringSums4(
  frame: usize,
  rows: usize,
  columns: usize,
  used: usize,
  entries: usize,
  stride: usize,
  sums: usize
): u32 {
  let bits: u32 = 0;
  for (let row: usize = 0; row < rows; row++, entries += ENTRY * stride) {
    for (let i: usize = 0; i < columns; i++, frame += 4) {
      const count = load<u32>(frame);
      if (count != 0 && isUsed(used, row, columns, i)) {
        bits |= count;
        addPixel(<f64>count, entries + ENTRY * i, sums);
      }
    }
  }
  return bits;
}

/** Sums uint64 pixels, each rounded to float64, over the rings. */
export function ringSums8(
  frame: usize,
  rows: usize,
  columns: usize,
  used: usize,
  entries: usize,
  stride: usize,
  sums: usize
): u32 {
  let bits: u32 = 0;
  for (let row: usize = 0; row < rows; row++, entries += ENTRY * stride) {
    for (let i: usize = 0; i < columns; i++, frame += 8) {
      const count = load<u64>(frame);
      if (count != 0 && isUsed(used, row, columns, i)) {
        bits |= count >> 32 == 0 ? <u32>count : <u32>-1;
        addPixel(<f64>count, entries + ENTRY * i, sums);
      }
    }
  }
  return bits;
}
