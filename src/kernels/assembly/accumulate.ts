/** Pixels whose lane-wise partial sums still fit uint32 lanes: 8 of the 16-bit pixels land on 4 lanes per step. */
const PIECE: usize = 1 << 17;

/** Adds uint8 pixels to uint32 sums, raises the maximum; returns the frame's total. */
export function accumulate1(frame: usize, pixels: usize, sum: usize, maximum: usize): f64 {
  let total: u64 = 0;
  let i: usize = 0;
  while (i + 16 <= pixels) {
    const stop = min(pixels, i + PIECE);
    let lanes = i32x4.splat(0);
    for (; i + 16 <= stop; i += 16) {
      const counts = v128.load(frame + i);
      const low = i16x8.extend_low_i8x16_u(counts);
      const high = i16x8.extend_high_i8x16_u(counts);
      const to = sum + 4 * i;
      v128.store(to, i32x4.add(v128.load(to), i32x4.extend_low_i16x8_u(low)));
      v128.store(to, i32x4.add(v128.load(to, 16), i32x4.extend_high_i16x8_u(low)), 16);
      v128.store(to, i32x4.add(v128.load(to, 32), i32x4.extend_low_i16x8_u(high)), 32);
      v128.store(to, i32x4.add(v128.load(to, 48), i32x4.extend_high_i16x8_u(high)), 48);
      v128.store(maximum + i, i8x16.max_u(v128.load(maximum + i), counts));
      lanes = i32x4.add(lanes, i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(counts)));
    }
    total += laneTotal(lanes);
  }
  for (; i < pixels; i++) {
    const count = <u32>load<u8>(frame + i);
    store<u32>(sum + 4 * i, load<u32>(sum + 4 * i) + count);
    if (count > <u32>load<u8>(maximum + i)) store<u8>(maximum + i, count);
    total += count;
  }
  return <f64>total;
}

/** Adds uint16 pixels to uint32 sums, raises the maximum; returns the frame's total. */
export function accumulate2(frame: usize, pixels: usize, sum: usize, maximum: usize): f64 {
  let total: u64 = 0;
  let i: usize = 0;
  while (i + 8 <= pixels) {
    const stop = min(pixels, i + PIECE);
    let lanes = i32x4.splat(0);
    for (; i + 8 <= stop; i += 8) {
      const counts = v128.load(frame + 2 * i);
      const to = sum + 4 * i;
      v128.store(to, i32x4.add(v128.load(to), i32x4.extend_low_i16x8_u(counts)));
      v128.store(to, i32x4.add(v128.load(to, 16), i32x4.extend_high_i16x8_u(counts)), 16);
      v128.store(maximum + 2 * i, i16x8.max_u(v128.load(maximum + 2 * i), counts));
      lanes = i32x4.add(lanes, i32x4.extadd_pairwise_i16x8_u(counts));
    }
    total += laneTotal(lanes);
  }
  for (; i < pixels; i++) {
    const count = <u32>load<u16>(frame + 2 * i);
    store<u32>(sum + 4 * i, load<u32>(sum + 4 * i) + count);
    if (count > <u32>load<u16>(maximum + 2 * i)) store<u16>(maximum + 2 * i, count);
    total += count;
  }
  return <f64>total;
}

/**
 * accumulate2 for four frames `stride` bytes apart, which reads and writes the sums once instead of four times. Totals
 * of the frames go to `totals`, float64.
 */
export function accumulateFour2(
  frames: usize,
  stride: usize,
  pixels: usize,
  sum: usize,
  maximum: usize,
  totals: usize
): void {
  const second = frames + stride;
  const third = second + stride;
  const fourth = third + stride;
  const large = i16x8.splat(-0x4000);
  const ones = i16x8.splat(1);
  let i: usize = 0;
  for (let x: usize = 0; x < 32; x += 16) v128.store(totals + x, f64x2.splat(0));
  while (i + 8 <= pixels) {
    const stop = min(pixels, i + PIECE);
    let totalA = i32x4.splat(0);
    let totalB = i32x4.splat(0);
    let totalC = i32x4.splat(0);
    let totalD = i32x4.splat(0);
    for (; i + 8 <= stop; i += 8) {
      const a = v128.load(frames + 2 * i);
      const b = v128.load(second + 2 * i);
      const c = v128.load(third + 2 * i);
      const d = v128.load(fourth + 2 * i);
      const highest = i16x8.max_u(i16x8.max_u(a, b), i16x8.max_u(c, d));
      v128.store(maximum + 2 * i, i16x8.max_u(v128.load(maximum + 2 * i), highest));
      const to = sum + 4 * i;
      if (v128.any_true(v128.and(highest, large))) {
        // Four such counts may not fit 16 bits
        addWide(a, to);
        addWide(b, to);
        addWide(c, to);
        addWide(d, to);
        totalA = i32x4.add(totalA, i32x4.extadd_pairwise_i16x8_u(a));
        totalB = i32x4.add(totalB, i32x4.extadd_pairwise_i16x8_u(b));
        totalC = i32x4.add(totalC, i32x4.extadd_pairwise_i16x8_u(c));
        totalD = i32x4.add(totalD, i32x4.extadd_pairwise_i16x8_u(d));
      } else {
        addWide(i16x8.add(i16x8.add(a, b), i16x8.add(c, d)), to);
        totalA = i32x4.add(totalA, i32x4.dot_i16x8_s(a, ones));
        totalB = i32x4.add(totalB, i32x4.dot_i16x8_s(b, ones));
        totalC = i32x4.add(totalC, i32x4.dot_i16x8_s(c, ones));
        totalD = i32x4.add(totalD, i32x4.dot_i16x8_s(d, ones));
      }
    }
    addTotal(totals, <f64>laneTotal(totalA));
    addTotal(totals + 8, <f64>laneTotal(totalB));
    addTotal(totals + 16, <f64>laneTotal(totalC));
    addTotal(totals + 24, <f64>laneTotal(totalD));
  }
  for (let frame: usize = 0; i < pixels && frame < 4; frame++) {
    const rest = accumulate2(frames + frame * stride + 2 * i, pixels - i, sum + 4 * i, maximum + 2 * i);
    addTotal(totals + 8 * frame, rest);
  }
}

/** Adds eight 16-bit counts to eight 32-bit sums. */
function addWide(counts: v128, sums: usize): void {
  v128.store(sums, i32x4.add(v128.load(sums), i32x4.extend_low_i16x8_u(counts)));
  v128.store(sums, i32x4.add(v128.load(sums, 16), i32x4.extend_high_i16x8_u(counts)), 16);
}

function addTotal(to: usize, total: f64): void {
  store<f64>(to, load<f64>(to) + total);
}

/** Adds uint32 pixels to float64 sums, raises the maximum; returns the frame's total. */
export function accumulate4(frame: usize, pixels: usize, sum: usize, maximum: usize): f64 {
  let total: u64 = 0;
  for (let i: usize = 0; i < pixels; i++) {
    const count = load<u32>(frame + 4 * i);
    store<f64>(sum + 8 * i, load<f64>(sum + 8 * i) + <f64>count);
    if (count > load<u32>(maximum + 4 * i)) store<u32>(maximum + 4 * i, count);
    total += count;
  }
  return <f64>total;
}

/** Adds uint64 pixels, each rounded to float64, to float64 sums, raises the maximum; returns the sum of the rounded pixels. */
export function accumulate8(frame: usize, pixels: usize, sum: usize, maximum: usize): f64 {
  let total: f64 = 0;
  for (let i: usize = 0; i < pixels; i++) {
    const count = load<u64>(frame + 8 * i);
    store<f64>(sum + 8 * i, load<f64>(sum + 8 * i) + <f64>count);
    if (count > load<u64>(maximum + 8 * i)) store<u64>(maximum + 8 * i, count);
    total += <f64>count;
  }
  return total;
}

function laneTotal(lanes: v128): u64 {
  return (
    <u64>(<u32>i32x4.extract_lane(lanes, 0)) +
    <u64>(<u32>i32x4.extract_lane(lanes, 1)) +
    <u64>(<u32>i32x4.extract_lane(lanes, 2)) +
    <u64>(<u32>i32x4.extract_lane(lanes, 3))
  );
}
