/** Decodes one LZ4 block that must fill exactly `expected` bytes; undefined when it is damaged. */
export function decodeBlock(source: Uint8Array, expected: number): Uint8Array | undefined {
  const target = new Uint8Array(expected);
  let from = 0;
  let to = 0;

  /** Adds the bytes that follow a half token of 15; a damaged block may end among them, and is then too long. */
  const extended = (length: number): number => {
    let more = length === 15 ? 255 : 0;
    while (more === 255) {
      more = from < source.length ? source[from++] : Infinity;
      length += more;
    }
    return length;
  };

  while (from < source.length) {
    const token = source[from++];
    const literals = extended(token >> 4);
    if (literals > source.length - from || literals > expected - to) {
      return undefined;
    }
    target.set(source.subarray(from, from + literals), to);
    from += literals;
    to += literals;
    if (from === source.length) {
      return to === expected ? target : undefined;
    }
    if (source.length - from < 2) {
      return undefined;
    }
    const offset = source[from] | (source[from + 1] << 8);
    from += 2;
    const length = extended(token & 15) + 4;
    if (offset === 0 || offset > to || length > expected - to) {
      return undefined;
    }
    for (const end = to + length; to < end; to++) {
      target[to] = target[to - offset];
    }
  }
  return undefined;
}
