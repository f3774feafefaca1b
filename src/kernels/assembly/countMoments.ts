import { isUsed } from './usedBits';

/** Bits that any of the uint8 or uint16 pixels has: no count is larger. */
export function anyBits(pixelBytes: usize, frame: usize, pixels: usize): u32 {
  const bytes = pixelBytes * pixels;
  let vector = i8x16.splat(0);
  let i: usize = 0;
  for (; i + 16 <= bytes; i += 16) vector = v128.or(vector, v128.load(frame + i));
  let bits = (<u64>i64x2.extract_lane(vector, 0)) | (<u64>i64x2.extract_lane(vector, 1));
  bits |= bits >> 32;
  bits |= bits >> 16;
  if (pixelBytes == 1) bits |= bits >> 8;
  for (; i < bytes; i += pixelBytes) bits |= pixelBytes == 1 ? <u64>load<u8>(frame + i) : <u64>load<u16>(frame + i);
  return (<u32>bits) & (pixelBytes == 1 ? 0xff : 0xffff);
}

/** Adds uint8 pixels to small sums: Σ I and Σ I², uint32, and the maximum, uint16, in planes `plane` bytes apart. */
export function countMoments1(frame: usize, pixels: usize, sums: usize, plane: usize): void {
  let i: usize = 0;
  for (; i + 8 <= pixels; i += 8) addEight(eight1(frame + i), sums + 4 * i, plane, sums + 2 * plane + 2 * i);
  for (; i < pixels; i++) addOne(load<u8>(frame + i), sums, plane, i);
}

/** Adds uint16 pixels. */
export function countMoments2(frame: usize, pixels: usize, sums: usize, plane: usize): void {
  let i: usize = 0;
  for (; i + 8 <= pixels; i += 8) addEight(v128.load(frame + 2 * i), sums + 4 * i, plane, sums + 2 * plane + 2 * i);
  for (; i < pixels; i++) addOne(load<u16>(frame + 2 * i), sums, plane, i);
}

/** countMoments1 for four frames `stride` bytes apart, which reads and writes the sums once instead of four times. */
export function countMomentsFour1(frames: usize, stride: usize, pixels: usize, sums: usize, plane: usize): void {
  let i: usize = 0;
  for (; i + 8 <= pixels; i += 8) {
    const at = frames + i;
    const third = at + 2 * stride;
    addFour(
      eight1(at),
      eight1(at + stride),
      eight1(third),
      eight1(third + stride),
      sums + 4 * i,
      plane,
      sums + 2 * plane + 2 * i
    );
  }
  for (; i < pixels; i++) {
    for (let frame: usize = 0; frame < 4; frame++) addOne(load<u8>(frames + frame * stride + i), sums, plane, i);
  }
}

/** countMoments2 for four frames of counts below 2^14. */
export function countMomentsFour2(frames: usize, stride: usize, pixels: usize, sums: usize, plane: usize): void {
  let i: usize = 0;
  for (; i + 8 <= pixels; i += 8) {
    const at = frames + 2 * i;
    const third = at + 2 * stride;
    addFour(
      v128.load(at),
      v128.load(at + stride),
      v128.load(third),
      v128.load(third + stride),
      sums + 4 * i,
      plane,
      sums + 2 * plane + 2 * i
    );
  }
  for (; i < pixels; i++) {
    for (let frame: usize = 0; frame < 4; frame++) addOne(load<u16>(frames + frame * stride + 2 * i), sums, plane, i);
  }
}

function eight1(pixels: usize): v128 {
  return i16x8.extend_low_i8x16_u(v128.load64_zero(pixels));
}

function addEight(counts: v128, sums: usize, plane: usize, maxima: usize): void {
  const squares = sums + plane;
  addWide(counts, sums);
  v128.store(squares, i32x4.add(v128.load(squares), i32x4.extmul_low_i16x8_u(counts, counts)));
  v128.store(squares, i32x4.add(v128.load(squares, 16), i32x4.extmul_high_i16x8_u(counts, counts)), 16);
  v128.store(maxima, i16x8.max_u(v128.load(maxima), counts));
}

/** Four times eight counts below 2^14: sums fit 16 bits, and squares of pairs of frames are one product of neighbours. */
function addFour(a: v128, b: v128, c: v128, d: v128, sums: usize, plane: usize, maxima: usize): void {
  const highest = i16x8.max_u(i16x8.max_u(a, b), i16x8.max_u(c, d));
  if (!v128.any_true(highest)) return;
  const squares = sums + plane;
  addWide(i16x8.add(i16x8.add(a, b), i16x8.add(c, d)), sums);
  v128.store(squares, i32x4.add(v128.load(squares), i32x4.add(lowSquares(a, b), lowSquares(c, d))));
  v128.store(squares, i32x4.add(v128.load(squares, 16), i32x4.add(highSquares(a, b), highSquares(c, d))), 16);
  v128.store(maxima, i16x8.max_u(v128.load(maxima), highest));
}

function addWide(counts: v128, sums: usize): void {
  v128.store(sums, i32x4.add(v128.load(sums), i32x4.extend_low_i16x8_u(counts)));
  v128.store(sums, i32x4.add(v128.load(sums, 16), i32x4.extend_high_i16x8_u(counts)), 16);
}

function lowSquares(a: v128, b: v128): v128 {
  const pairs = v128.shuffle<u16>(a, b, 0, 8, 1, 9, 2, 10, 3, 11);
  return i32x4.dot_i16x8_s(pairs, pairs);
}

function highSquares(a: v128, b: v128): v128 {
  const pairs = v128.shuffle<u16>(a, b, 4, 12, 5, 13, 6, 14, 7, 15);
  return i32x4.dot_i16x8_s(pairs, pairs);
}

function addOne(count: u32, sums: usize, plane: usize, i: usize): void {
  const to = sums + 4 * i;
  store<u32>(to, load<u32>(to) + count);
  store<u32>(to + plane, load<u32>(to + plane) + count * count);
  const maximum = sums + 2 * plane + 2 * i;
  store<u16>(maximum, <u16>max(<u32>load<u16>(maximum), count));
}

/** Adds small sums of the pixels that count to those of momentSums, of which a row holds `stride` pixels, and makes all of them 0. */
export function spillMoments(
  sums: usize,
  plane: usize,
  rows: usize,
  columns: usize,
  used: usize,
  moments: usize,
  stride: usize
): void {
  const maxima = sums + 2 * plane;
  for (let row: usize = 0, i: usize = 0; row < rows; row++, moments += 24 * stride) {
    for (let column: usize = 0; column < columns; column++, i++) {
      const total = load<u32>(sums + 4 * i);
      if (total != 0 && isUsed(used, row, columns, column)) {
        const to = moments + 24 * column;
        const both = f64x2(<f64>total, <f64>load<u32>(sums + plane + 4 * i));
        v128.store(to, f64x2.add(v128.load(to), both));
        store<f64>(to, max(load<f64>(to, 16), <f64>load<u16>(maxima + 2 * i)), 16);
      }
    }
  }
  const end = sums + plane;
  for (let to = sums; to < end; to += 16) {
    v128.store(to, i64x2.splat(0));
    v128.store(to + plane, i64x2.splat(0));
  }
  for (let to = maxima; to < maxima + plane / 2; to += 16) v128.store(to, i64x2.splat(0));
}
