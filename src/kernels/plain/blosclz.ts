/** Matches further away than this have a distance of their own, two bytes, counted from here. */
const FAR = 8191;

/** Decodes one stream of blosclz, which must fill exactly `expected` bytes; undefined when it is damaged. */
export function decodeBlosclz(source: Uint8Array, expected: number): Uint8Array | undefined {
  const target = new Uint8Array(expected);
  let from = 0;
  let to = 0;
  // NaN at the end of the stream: no comparison with it is true
  const next = (): number => (from < source.length ? source[from++] : NaN);
  let control = next() & 31;
  while (source.length > 0) {
    if (control < 32) {
      const count = control + 1;
      if (count > source.length - from || count > expected - to) {
        return undefined;
      }
      target.set(source.subarray(from, from + count), to);
      from += count;
      to += count;
    } else {
      let length = (control >> 5) + 2;
      for (let more = length === 9 ? 255 : 0; more === 255;) {
        more = next();
        length += more;
      }
      let distance = ((control & 31) << 8) + next() + 1;
      if (distance === FAR + 1) {
        distance += next() * 256 + next();
      }
      if (!(distance <= to && length <= expected - to)) {
        return undefined;
      }
      for (const end = to + length; to < end; to++) {
        target[to] = target[to - distance];
      }
    }
    if (from === source.length) {
      return to === expected ? target : undefined;
    }
    control = next();
  }
  return undefined;
}
