/** Pixels whose lane-wise partial sums still fit uint32 lanes, a multiple of 16. */
const PIECE: usize = 1 << 17;

/** Sums uint8 pixels over runs of (first pixel, pixels), uint32 each. */
export function maskedSum1(frame: usize, runs: usize, runCount: usize): f64 {
  let total: u64 = 0;
  let lanes = i32x4.splat(0);
  let taken: usize = 0;
  for (let run: usize = 0; run < runCount; run++, runs += 8) {
    let at = frame + <usize>load<u32>(runs);
    let left = <usize>load<u32>(runs, 4);
    while (left >= 16) {
      const part = min(left & ~15, PIECE - taken);
      for (const stop = at + part; at < stop; at += 16) {
        lanes = i32x4.add(lanes, i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(v128.load(at))));
      }
      left -= part;
      taken += part;
      if (taken == PIECE) {
        total += laneTotal(lanes);
        lanes = i32x4.splat(0);
        taken = 0;
      }
    }
    for (; left > 0; left--, at++) total += load<u8>(at);
  }
  return <f64>(total + laneTotal(lanes));
}

/** Sums uint16 pixels over runs. */
export function maskedSum2(frame: usize, runs: usize, runCount: usize): f64 {
  let total: u64 = 0;
  let lanes = i32x4.splat(0);
  let taken: usize = 0;
  for (let run: usize = 0; run < runCount; run++, runs += 8) {
    let at = frame + 2 * <usize>load<u32>(runs);
    let left = <usize>load<u32>(runs, 4);
    while (left >= 8) {
      const part = min(left & ~7, PIECE - taken);
      for (const stop = at + 2 * part; at < stop; at += 16) {
        lanes = i32x4.add(lanes, i32x4.extadd_pairwise_i16x8_u(v128.load(at)));
      }
      left -= part;
      taken += part;
      if (taken == PIECE) {
        total += laneTotal(lanes);
        lanes = i32x4.splat(0);
        taken = 0;
      }
    }
    for (; left > 0; left--, at += 2) total += load<u16>(at);
  }
  return <f64>(total + laneTotal(lanes));
}

/** Sums uint32 pixels over runs. */
export function maskedSum4(frame: usize, runs: usize, runCount: usize): f64 {
  let total: u64 = 0;
  for (let run: usize = 0; run < runCount; run++, runs += 8) {
    const first = frame + 4 * <usize>load<u32>(runs);
    const stop = first + 4 * <usize>load<u32>(runs, 4);
    for (let at = first; at < stop; at += 4) total += load<u32>(at);
  }
  return <f64>total;
}

/** Sums uint64 pixels, each rounded to float64, over runs. */
export function maskedSum8(frame: usize, runs: usize, runCount: usize): f64 {
  let total: f64 = 0;
  for (let run: usize = 0; run < runCount; run++, runs += 8) {
    const first = frame + 8 * <usize>load<u32>(runs);
    const stop = first + 8 * <usize>load<u32>(runs, 4);
    for (let at = first; at < stop; at += 8) total += <f64>load<u64>(at);
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
