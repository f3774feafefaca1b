/** Adds uint8 pixels to uint16 accumulators. */
export function addPromoted1(frame: usize, pixels: usize, accumulator: usize): void {
  let i: usize = 0;
  for (; i + 16 <= pixels; i += 16) {
    const counts = v128.load(frame + i);
    const to = accumulator + 2 * i;
    v128.store(to, i16x8.add(v128.load(to), i16x8.extend_low_i8x16_u(counts)));
    v128.store(to, i16x8.add(v128.load(to, 16), i16x8.extend_high_i8x16_u(counts)), 16);
  }
  for (; i < pixels; i++) add<u8, u16>(frame, accumulator, i);
}

/** Adds uint16 pixels to uint32 accumulators. */
export function addPromoted2(frame: usize, pixels: usize, accumulator: usize): void {
  let i: usize = 0;
  for (; i + 8 <= pixels; i += 8) {
    const counts = v128.load(frame + 2 * i);
    const to = accumulator + 4 * i;
    v128.store(to, i32x4.add(v128.load(to), i32x4.extend_low_i16x8_u(counts)));
    v128.store(to, i32x4.add(v128.load(to, 16), i32x4.extend_high_i16x8_u(counts)), 16);
  }
  for (; i < pixels; i++) add<u16, u32>(frame, accumulator, i);
}

/** Adds uint32 pixels to uint64 accumulators. */
export function addPromoted4(frame: usize, pixels: usize, accumulator: usize): void {
  let i: usize = 0;
  for (; i + 4 <= pixels; i += 4) {
    const counts = v128.load(frame + 4 * i);
    const to = accumulator + 8 * i;
    v128.store(to, i64x2.add(v128.load(to), i64x2.extend_low_i32x4_u(counts)));
    v128.store(to, i64x2.add(v128.load(to, 16), i64x2.extend_high_i32x4_u(counts)), 16);
  }
  for (; i < pixels; i++) add<u32, u64>(frame, accumulator, i);
}

/** Adds uint64 pixels to uint64 accumulators. */
export function addPromoted8(frame: usize, pixels: usize, accumulator: usize): void {
  for (let i: usize = 0; i < pixels; i++) add<u64, u64>(frame, accumulator, i);
}

function add<Count extends number, Sum extends number>(frame: usize, accumulator: usize, i: usize): void {
  const to = accumulator + i * sizeof<Sum>();
  store<Sum>(to, <Sum>(<u64>load<Sum>(to) + <u64>load<Count>(frame + i * sizeof<Count>())));
}
