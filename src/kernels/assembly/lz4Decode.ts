/**
 * Decodes one LZ4 block that must fill exactly `expected` bytes; false when it is damaged. Reads nothing outside the
 * block; up to 16 bytes past the target may be overwritten.
 */
export function decodeBlock(source: usize, size: usize, target: usize, expected: usize): bool {
  const end = source + size;
  const stop = target + expected;
  let out = target;
  while (source < end) {
    const token = <usize>load<u8>(source++);
    let count = token >> 4;
    if (count == 15) {
      let more: usize = 255;
      while (more == 255) {
        if (source >= end || count > expected) return false;
        more = <usize>load<u8>(source++);
        count += more;
      }
    }
    if (count > end - source || count > stop - out) return false;
    copyLiterals(source, end, out, count);
    source += count;
    out += count;
    if (source == end) return out == stop;

    if (end - source < 2) return false;
    const offset = <usize>load<u16>(source);
    source += 2;
    if (offset == 0 || offset > out - target) return false;
    let length = token & 15;
    if (length == 15) {
      let more: usize = 255;
      while (more == 255) {
        if (source >= end || length > expected) return false;
        more = <usize>load<u8>(source++);
        length += more;
      }
    }
    length += 4;
    if (length > stop - out) return false;
    copyMatch(out, offset, length);
    out += length;
  }
  return false;
}

function copyLiterals(source: usize, end: usize, out: usize, count: usize): void {
  let x: usize = 0;
  if (source + count + 16 <= end) {
    for (; x < count; x += 16) v128.store(out + x, v128.load(source + x));
  } else {
    for (; x < count; x++) store<u8>(out + x, load<u8>(source + x));
  }
}

function copyMatch(out: usize, offset: usize, length: usize): void {
  const from = out - offset;
  if (offset >= 16) {
    for (let x: usize = 0; x < length; x += 16) v128.store(out + x, v128.load(from + x));
  } else if (offset == 1) {
    const run = i8x16.splat(load<i8>(from));
    for (let x: usize = 0; x < length; x += 16) v128.store(out + x, run);
  } else {
    // A short pattern, repeated: byte by byte until its repeats are long enough to be copied as vectors
    const repeats = offset * ((15 + offset) / offset);
    const begun = min(length, repeats - offset);
    let x: usize = 0;
    for (; x < begun; x++) store<u8>(out + x, load<u8>(from + x));
    for (; x < length; x += 16) v128.store(out + x, v128.load(out + x - repeats));
  }
}
