/** Codes of LZW that are no strings, by TIFF 6.0, section 13. */
const CLEAR = 256;
const END = 257;
const MOST_CODES = 4096;

/** Bytes that grow as they are written, up to a limit. */
class Unpacked {
  constructor(private readonly most: number) {
    this.bytes = new Uint8Array(Math.min(most, 1 << 16));
  }

  length = 0;

  /** Makes room. @throws RangeError beyond the limit */
  reserve(count: number): Uint8Array {
    const needed = this.length + count;
    if (needed > this.most) {
      throw new RangeError(`It unpacks to more than ${this.most} bytes.`);
    }
    if (needed > this.bytes.length) {
      const larger = new Uint8Array(Math.min(this.most, Math.max(needed, 2 * this.bytes.length)));
      larger.set(this.bytes.subarray(0, this.length));
      this.bytes = larger;
    }
    return this.bytes;
  }

  get all(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  private bytes: Uint8Array;
}

/**
 * A strip or tile of LZW as TIFF 6.0 has it: codes of 9 to 12 bits, the highest bit first, each one bit longer one code early.
 *
 * @param most bytes that it may have
 * @throws RangeError for more of them, or a code that is not known yet
 */
export function unpackLzw(packed: Uint8Array, most: number): Uint8Array {
  const output = new Unpacked(most);
  // Each string is an earlier one and one byte more; `starts` is its first byte
  const prefixes = new Int16Array(MOST_CODES);
  const lengths = new Uint16Array(MOST_CODES).fill(1, 0, CLEAR);
  const ends = Uint8Array.from({ length: MOST_CODES }, (_, code) => code);
  const starts = Uint8Array.from(ends);
  let next = END + 1;
  let width = 9;
  let before = -1;
  let [buffer, bits] = [0, 0];
  for (const byte of packed) {
    buffer = ((buffer << 8) | byte) & 0xffffff;
    bits += 8;
    if (bits < width) {
      continue;
    }
    bits -= width;
    const code = (buffer >> bits) & ((1 << width) - 1);
    if (code === END) {
      break;
    }
    if (code === CLEAR) {
      [next, width, before] = [END + 1, 9, -1];
      continue;
    }
    if (before >= 0 && next < MOST_CODES) {
      prefixes[next] = before;
      lengths[next] = lengths[before] + 1;
      starts[next] = starts[before];
      ends[next] = code === next ? starts[before] : starts[code];
      next++;
    }
    if (code >= next) {
      throw new RangeError(`The code ${code} is not known yet.`);
    }
    write(output, code);
    before = code;
    width = next >= 2047 ? 12 : next >= 1023 ? 11 : next >= 511 ? 10 : 9;
  }
  return output.all;

  function write(to: Unpacked, code: number): void {
    const length = lengths[code];
    const bytes = to.reserve(length);
    for (let at = to.length + length - 1, string = code; at >= to.length; at--) {
      bytes[at] = ends[string];
      string = prefixes[string];
    }
    to.length += length;
  }
}

/**
 * A strip or tile of PackBits, by TIFF 6.0, section 9: runs of one byte, and bytes as they are.
 *
 * @param most bytes that it may have
 * @throws RangeError for more of them
 */
export function unpackPackBits(packed: Uint8Array, most: number): Uint8Array {
  const output = new Unpacked(most);
  for (let at = 0; at < packed.length;) {
    const head = (packed[at++] << 24) >> 24;
    if (head >= 0) {
      const literal = packed.subarray(at, at + head + 1);
      output.reserve(literal.length).set(literal, output.length);
      output.length += literal.length;
      at += head + 1;
    } else if (head !== -128 && at < packed.length) {
      const count = 1 - head;
      output.reserve(count).fill(packed[at++], output.length, output.length + count);
      output.length += count;
    }
  }
  return output.all;
}
