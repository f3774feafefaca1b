/**
 * Gathers byte `byte` of every pixel of `bytes`-byte pixels, for a number of pixels that is a multiple of 16: a shuffle
 * index outside its vector gives zero, so each of the `bytes` vectors of 16 pixels contributes its own share.
 */
export function gatherBytes(bytes: usize, source: usize, pixels: usize, byte: usize, target: usize): void {
  if (bytes == 2) {
    gatherHalves(source, pixels, byte, target);
    return;
  }
  const iota = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  const index = i8x16.add(i8x16.shl(iota, ctz<i32>(<i32>bytes)), i8x16.splat(<i8>byte));
  for (let i: usize = 0; i < pixels; i += 16) {
    let gathered = i8x16.splat(0);
    for (let j: usize = 0; j < bytes; j++) {
      const share = i8x16.sub(index, i8x16.splat(<i8>(16 * j)));
      gathered = v128.or(gathered, i8x16.swizzle(v128.load(source + bytes * i + 16 * j), share));
    }
    v128.store(target + i, gathered);
  }
}

/** gatherBytes for 2-byte pixels, the most frequent ones. */
function gatherHalves(source: usize, pixels: usize, byte: usize, target: usize): void {
  if (byte == 0) {
    const low = i16x8.splat(255);
    for (let i: usize = 0; i < pixels; i += 16) {
      const first = v128.and(v128.load(source + 2 * i), low);
      const second = v128.and(v128.load(source + 2 * i, 16), low);
      v128.store(target + i, i8x16.narrow_i16x8_u(first, second));
    }
  } else {
    for (let i: usize = 0; i < pixels; i += 16) {
      const first = i16x8.shr_u(v128.load(source + 2 * i), 8);
      const second = i16x8.shr_u(v128.load(source + 2 * i, 16), 8);
      v128.store(target + i, i8x16.narrow_i16x8_u(first, second));
    }
  }
}

/** Inverse of gatherBytes for all bytes at once: byte planes `stride` apart become pixels; a multiple of 16 pixels. */
export function mergeBytes(bytes: usize, planes: usize, stride: usize, pixels: usize, target: usize): void {
  if (bytes == 2) {
    for (let i: usize = 0; i < pixels; i += 16) {
      const low = v128.load(planes + i);
      const high = v128.load(planes + stride + i);
      v128.store(target + 2 * i, v128.shuffle<u8>(low, high, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23));
      v128.store(
        target + 2 * i,
        v128.shuffle<u8>(low, high, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31),
        16
      );
    }
    return;
  }
  const iota = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  const byteOf = v128.and(iota, i8x16.splat(<i8>(bytes - 1)));
  for (let i: usize = 0; i < pixels; i += 16) {
    for (let j: usize = 0; j < bytes; j++) {
      const pixelOf = i8x16.shr_u(i8x16.add(iota, i8x16.splat(<i8>(16 * j))), ctz<i32>(<i32>bytes));
      let merged = i8x16.splat(0);
      for (let b: usize = 0; b < bytes; b++) {
        const index = v128.or(pixelOf, i8x16.ne(byteOf, i8x16.splat(<i8>b)));
        merged = v128.or(merged, i8x16.swizzle(v128.load(planes + b * stride + i), index));
      }
      v128.store(target + bytes * i + 16 * j, merged);
    }
  }
}

/** HDF5's byte shuffle: all first bytes, then all second bytes, and so on. */
export function byteShuffle(bytes: usize, source: usize, pixels: usize, target: usize): void {
  const whole = pixels & ~15;
  for (let b: usize = 0; b < bytes; b++, target += pixels) {
    gatherBytes(bytes, source, whole, b, target);
    for (let i = whole; i < pixels; i++) store<u8>(target + i, load<u8>(source + i * bytes + b));
  }
}

/** Inverse of byteShuffle. */
export function byteUnshuffle(bytes: usize, source: usize, pixels: usize, target: usize): void {
  const whole = pixels & ~15;
  mergeBytes(bytes, source, pixels, whole, target);
  for (let i = whole; i < pixels; i++) {
    for (let b: usize = 0; b < bytes; b++) store<u8>(target + i * bytes + b, load<u8>(source + b * pixels + i));
  }
}
