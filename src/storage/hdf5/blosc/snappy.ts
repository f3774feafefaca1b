/**
 * Decodes Snappy's raw format (google/snappy, format_description.txt): the length as a varint, then literals and copies, told
 * apart by the lowest two bits of a tag. Undefined when it is damaged, or is not `expected` bytes long.
 */
export function decodeSnappy(source: Uint8Array, expected: number): Uint8Array | undefined {
  let from = 0;
  let length = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = source[from++];
    length += (byte & 127) * 2 ** shift;
    if (!(byte & 128)) {
      break;
    }
  }
  const target = new Uint8Array(expected);
  let to = 0;
  const littleEndian = (bytes: number): number => {
    let value = 0;
    for (let index = 0; index < bytes; index++) {
      // NaN behind the end: no comparison with it is true
      value += (from < source.length ? source[from++] : NaN) * 2 ** (8 * index);
    }
    return value;
  };
  while (length === expected && from < source.length) {
    const tag = source[from++];
    const kind = tag & 3;
    if (kind === LITERAL) {
      const count = 1 + (tag >> 2 < LONG_LITERAL ? tag >> 2 : littleEndian((tag >> 2) - LONG_LITERAL + 1));
      if (!(count <= source.length - from && count <= expected - to)) {
        return undefined;
      }
      target.set(source.subarray(from, from + count), to);
      from += count;
      to += count;
      continue;
    }
    const isShort = kind === SHORT_COPY;
    const count = isShort ? 4 + ((tag >> 2) & 7) : 1 + (tag >> 2);
    const distance = isShort ? (tag >> 5) * 256 + littleEndian(1) : littleEndian(kind === MIDDLE_COPY ? 2 : 4);
    if (!(distance >= 1 && distance <= to && count <= expected - to)) {
      return undefined;
    }
    for (const end = to + count; to < end; to++) {
      target[to] = target[to - distance];
    }
  }
  return to === expected && length === expected ? target : undefined;
}

const LITERAL = 0;
const SHORT_COPY = 1;
const MIDDLE_COPY = 2;

/** Longer literals have their length in 1 to 4 bytes of their own. */
const LONG_LITERAL = 60;
