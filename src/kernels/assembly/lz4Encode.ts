/**
 * LZ4 block of a bit-shuffled block. Planes of counts are runs of equal bytes with few others between, so runs are the only
 * matches looked for: half as many sequences as a hash table finds, and smaller. A run of zeros no longer than the
 * longest before it is copied from there; any other run repeats its own first byte (offset 1).
 *
 * The format's end rules: no match starts in the last 12 bytes, none reaches into the last 5.
 * @param zeroFrom where the block is zeros from on, as toBitPlanes leaves it: the first and last 16 of them are read
 * @param equal working memory of a bit per byte and 16 bytes more
 * @returns the end of the output; up to 16 bytes past it are overwritten
 */
export function encodeRuns(source: usize, size: usize, zeroFrom: usize, equal: usize, out: usize): usize {
  let anchor: usize = 0;
  if (size >= 13) {
    markEqual(source, zeroFrom + 4, equal);
    const lastStart = size - 13;
    const stop = size - 5;
    let zeros: usize = 0;
    let zerosLength: usize = 0;
    let p: usize = 0;
    while (p <= lastStart) {
      const next = bitsFrom(equal, p);
      const starts = next & (next >> 1) & (next >> 2);
      if (starts == 0) {
        p = (p & ~7) + 62;
        continue;
      }
      p += <usize>ctz(starts);
      if (p > lastStart) break;
      const end = min(runEnd(equal, p + 3, zeroFrom, stop), stop);
      const length = end - p;
      if (load<u8>(source + p) == 0) {
        if (length <= zerosLength) {
          out = sequence(out, source + anchor, p - anchor, p - zeros, length);
          anchor = p = end;
          continue;
        }
        zeros = p;
        zerosLength = length;
      }
      if (length > 4) {
        out = sequence(out, source + anchor, p + 1 - anchor, 1, length - 1);
        anchor = end;
      }
      p = end;
    }
  }
  return lastLiterals(out, source + anchor, size - anchor);
}

/** Sets bit p where bytes p and p + 1 are equal; bits from size - 1 on have no meaning. */
function markEqual(source: usize, size: usize, equal: usize): void {
  for (let p: usize = 0; p < size; p += 64, equal += 8) {
    store<u16>(equal, i8x16.bitmask(i8x16.eq(v128.load(source + p), v128.load(source + p, 1))));
    store<u16>(equal, i8x16.bitmask(i8x16.eq(v128.load(source + p, 16), v128.load(source + p, 17))), 2);
    store<u16>(equal, i8x16.bitmask(i8x16.eq(v128.load(source + p, 32), v128.load(source + p, 33))), 4);
    store<u16>(equal, i8x16.bitmask(i8x16.eq(v128.load(source + p, 48), v128.load(source + p, 49))), 6);
  }
}

/** The bits from p on, at least 57 of them; zeros above. */
function bitsFrom(bits: usize, p: usize): u64 {
  return load<u64>(bits + (p >> 3)) >> ((<u64>p) & 7);
}

/** One past the last byte of the run that q lies in; `stop` where it reaches the zeros. */
function runEnd(equal: usize, q: usize, zeroFrom: usize, stop: usize): usize {
  while (q < zeroFrom) {
    const ones = <usize>ctz(~bitsFrom(equal, q));
    const read: usize = 64 - (q & 7);
    q += ones;
    if (ones < read) return q < zeroFrom ? q + 1 : stop;
  }
  return stop;
}

function sequence(out: usize, literals: usize, count: usize, offset: usize, length: usize): usize {
  const token = out;
  out = extension(token + 1, count);
  out = copyLiterals(out, literals, count);
  store<u16>(out, <u16>offset);
  const more = length - 4;
  store<u8>(token, <u8>((min<usize>(count, 15) << 4) | min<usize>(more, 15)));
  return extension(out + 2, more);
}

function lastLiterals(out: usize, literals: usize, count: usize): usize {
  store<u8>(out, <u8>(min<usize>(count, 15) << 4));
  return copyLiterals(extension(out + 1, count), literals, count);
}

/** The bytes of a length beyond the 15 that its half of the token holds: written always, counted only if there. */
function extension(out: usize, length: usize): usize {
  if (length < 270) {
    store<u8>(out, <u8>(length - 15));
    return out + (length >= 15 ? 1 : 0);
  }
  let rest = length - 15;
  for (; rest >= 255; rest -= 255) store<u8>(out++, 255);
  store<u8>(out, <u8>rest);
  return out + 1;
}

function copyLiterals(out: usize, literals: usize, count: usize): usize {
  v128.store(out, v128.load(literals));
  for (let x: usize = 16; x < count; x += 16) v128.store(out + x, v128.load(literals + x));
  return out + count;
}
