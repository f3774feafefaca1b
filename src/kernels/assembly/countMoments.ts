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

/**
 * Adds uint8 pixels to small sums of which a row holds `stride` pixels, from the pixel `first` on: Σ I and Σ I², uint32, and the
 * maximum, uint16, in planes `plane` bytes apart.
 */
export function countMoments1(
  frame: usize,
  rows: usize,
  columns: usize,
  sums: usize,
  plane: usize,
  first: usize,
  stride: usize
): void {
  let maxima = sums + 2 * plane + 2 * first;
  sums += 4 * first;
  for (let row: usize = 0; row < rows; row++, sums += 4 * stride, maxima += 2 * stride) {
    let i: usize = 0;
    for (; i + 8 <= columns; i += 8, frame += 8) {
      addEight(i16x8.extend_low_i8x16_u(v128.load64_zero(frame)), sums + 4 * i, plane, maxima + 2 * i);
    }
    for (; i < columns; i++, frame++) addOne(load<u8>(frame), sums + 4 * i, plane, maxima + 2 * i);
  }
}

/** Adds uint16 pixels. */
export function countMoments2(
  frame: usize,
  rows: usize,
  columns: usize,
  sums: usize,
  plane: usize,
  first: usize,
  stride: usize
): void {
  let maxima = sums + 2 * plane + 2 * first;
  sums += 4 * first;
  for (let row: usize = 0; row < rows; row++, sums += 4 * stride, maxima += 2 * stride) {
    let i: usize = 0;
    for (; i + 8 <= columns; i += 8, frame += 16) addEight(v128.load(frame), sums + 4 * i, plane, maxima + 2 * i);
    for (; i < columns; i++, frame += 2) addOne(load<u16>(frame), sums + 4 * i, plane, maxima + 2 * i);
  }
}

function addEight(counts: v128, sums: usize, plane: usize, maxima: usize): void {
  const squares = sums + plane;
  v128.store(sums, i32x4.add(v128.load(sums), i32x4.extend_low_i16x8_u(counts)));
  v128.store(sums, i32x4.add(v128.load(sums, 16), i32x4.extend_high_i16x8_u(counts)), 16);
  v128.store(squares, i32x4.add(v128.load(squares), i32x4.extmul_low_i16x8_u(counts, counts)));
  v128.store(squares, i32x4.add(v128.load(squares, 16), i32x4.extmul_high_i16x8_u(counts, counts)), 16);
  v128.store(maxima, i16x8.max_u(v128.load(maxima), counts));
}

function addOne(count: u32, sums: usize, plane: usize, maxima: usize): void {
  store<u32>(sums, load<u32>(sums) + count);
  store<u32>(sums + plane, load<u32>(sums + plane) + count * count);
  store<u16>(maxima, <u16>max(<u32>load<u16>(maxima), count));
}

/** Adds small sums to those of momentSums, pixel by pixel, and makes them 0. */
export function spillMoments(sums: usize, plane: usize, pixels: usize, moments: usize): void {
  const maxima = sums + 2 * plane;
  for (let i: usize = 0; i < pixels; i++, moments += 24) {
    const both = f64x2(<f64>load<u32>(sums + 4 * i), <f64>load<u32>(sums + plane + 4 * i));
    v128.store(moments, f64x2.add(v128.load(moments), both));
    store<f64>(moments, max(load<f64>(moments, 16), <f64>load<u16>(maxima + 2 * i)), 16);
    store<u32>(sums + 4 * i, 0);
    store<u32>(sums + plane + 4 * i, 0);
    store<u16>(maxima + 2 * i, 0);
  }
}
