/** Matches further away than this have a distance of their own, two bytes, counted from here. */
const FAR: usize = 8191;

/**
 * Decodes one stream of blosclz (the second level of FastLZ), which must fill exactly `expected` bytes; false when it is
 * damaged. Reads nothing outside the stream; up to 16 bytes past the target may be overwritten.
 */
export function decodeBlosclz(source: usize, size: usize, target: usize, expected: usize): bool {
  if (size == 0) return false;
  const end = source + size;
  const stop = target + expected;
  let out = target;
  // The first byte's upper bits are a mark of the compressor's
  let control = (<usize>load<u8>(source++)) & 31;
  while (source <= end) {
    if (control < 32) {
      const count = control + 1;
      if (count > end - source || count > stop - out) return false;
      if (source + 32 <= end) {
        v128.store(out, v128.load(source));
        if (count > 16) v128.store(out, v128.load(source, 16), 16);
      } else {
        for (let x: usize = 0; x < count; x++) store<u8>(out + x, load<u8>(source + x));
      }
      source += count;
      out += count;
    } else {
      let length = (control >> 5) + 2;
      if (length == 9) {
        let more: usize = 255;
        while (more == 255) {
          if (source >= end || length > expected) return false;
          more = <usize>load<u8>(source++);
          length += more;
        }
      }
      if (source >= end) return false;
      const low = <usize>load<u8>(source++);
      let distance = ((control & 31) << 8) + low + 1;
      if (distance == FAR + 1) {
        if (end - source < 2) return false;
        distance += ((<usize>load<u8>(source)) << 8) + <usize>load<u8>(source, 1);
        source += 2;
      }
      if (distance > out - target || length > stop - out) return false;
      const from = out - distance;
      if (distance >= 16) {
        for (let x: usize = 0; x < length; x += 16) v128.store(out + x, v128.load(from + x));
      } else if (distance == 1) {
        const run = i8x16.splat(load<i8>(from));
        for (let x: usize = 0; x < length; x += 16) v128.store(out + x, run);
      } else {
        for (let x: usize = 0; x < length; x++) store<u8>(out + x, load<u8>(from + x));
      }
      out += length;
    }
    if (source >= end) return out == stop;
    control = <usize>load<u8>(source++);
  }
  return false;
}
