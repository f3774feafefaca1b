import type { HuffmanTable } from './jpegTables';
import { AC_TABLE, DC_TABLE, ZIGZAG, roundingSteps } from './jpegTables';

const SIDE = 8;
const AREA = SIDE * SIDE;
const MARKER = { start: 0xd8, jfif: 0xe0, steps: 0xdb, frame: 0xc0, codes: 0xc4, scan: 0xda, end: 0xd9 } as const;
/** "JFIF", version 1.1, square pixels, no thumbnail */
const JFIF = [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0];
/** Codes of sixteen zeros, and of nothing but zeros up to the end of the block */
const SIXTEEN_ZEROS = 0xf0;
const END_OF_BLOCK = 0;

/**
 * JPEG of 8-bit grey pixels (ITU-T T.81 baseline in JFIF), row-major.
 *
 * @param quality 50 to 100, as the usual encoders count
 */
export function greyJpeg(pixels: Uint8Array, [rows, columns]: readonly [number, number], quality: number): Uint8Array {
  const steps = roundingSteps(quality);
  const size = [rows >> 8, rows & 0xff, columns >> 8, columns & 0xff];
  const part = (marker: number, ...content: number[]): number[] => {
    const length = content.length + 2;
    return [0xff, marker, length >> 8, length & 0xff, ...content];
  };
  const table = (id: number, { counts, values }: HuffmanTable): number[] =>
    part(MARKER.codes, id, ...counts, ...values);
  return Buffer.concat([
    Uint8Array.from([
      ...[0xff, MARKER.start],
      ...part(MARKER.jfif, ...JFIF),
      ...part(MARKER.steps, 0, ...ZIGZAG.map(place => steps[place])),
      // 8 bits a pixel, one component, not subsampled
      ...part(MARKER.frame, 8, ...size, 1, 1, 0x11, 0),
      ...table(0x00, DC_TABLE),
      ...table(0x10, AC_TABLE),
      ...part(MARKER.scan, 1, 1, 0, 0, AREA - 1, 0)
    ]),
    blocks(pixels, rows, columns, steps),
    Uint8Array.of(0xff, MARKER.end)
  ]);
}

/** The coded blocks of a picture; at its edges the last pixels are repeated. */
function blocks(pixels: Uint8Array, rows: number, columns: number, steps: Uint8Array): Uint8Array {
  const bits = new BitWriter(rows * columns);
  const [dc, ac] = [codes(DC_TABLE), codes(AC_TABLE)];
  const block = new Float64Array(AREA);
  let before = 0;
  for (let top = 0; top < rows; top += SIDE) {
    for (let left = 0; left < columns; left += SIDE) {
      for (let place = 0; place < AREA; place++) {
        const row = Math.min(rows - 1, top + (place >> 3));
        const column = Math.min(columns - 1, left + (place & 7));
        block[place] = pixels[row * columns + column] - 128;
      }
      transform(block, 1, SIDE);
      transform(block, SIDE, 1);
      before = writeBlock(bits, block, steps, before, dc, ac);
    }
  }
  return bits.finish();
}

/** Writes one block of coefficients. @returns its first one, from which that of the next block is counted */
function writeBlock(
  bits: BitWriter,
  block: Float64Array,
  steps: Uint8Array,
  before: number,
  dc: Uint32Array,
  ac: Uint32Array
): number {
  const first = Math.round(block[0] / steps[0]);
  const category = magnitude(first - before);
  bits.code(dc[category]);
  bits.number(first - before, category);
  let zeros = 0;
  for (let place = 1; place < AREA; place++) {
    const value = Math.round(block[ZIGZAG[place]] / steps[ZIGZAG[place]]);
    if (value === 0) {
      zeros++;
      continue;
    }
    for (; zeros > 15; zeros -= 16) {
      bits.code(ac[SIXTEEN_ZEROS]);
    }
    const size = magnitude(value);
    bits.code(ac[(zeros << 4) | size]);
    bits.number(value, size);
    zeros = 0;
  }
  if (zeros > 0) {
    bits.code(ac[END_OF_BLOCK]);
  }
  return first;
}

/** COSINES[frequency * 8 + place]: the orthonormal cosine transform of eight values. */
const COSINES = Float64Array.from({ length: AREA }, (_, index) => {
  const frequency = index >> 3;
  const scale = frequency === 0 ? Math.SQRT1_2 / 2 : 1 / 2;
  return scale * Math.cos(((2 * (index & 7) + 1) * frequency * Math.PI) / 16);
});

/** Cosine transform of the eight rows or columns of a block. @param step from value to value @param line from line to line */
function transform(block: Float64Array, step: number, line: number): void {
  for (let start = 0; start < SIDE * line; start += line) {
    for (let place = 0; place < SIDE; place++) {
      values[place] = block[start + place * step];
    }
    for (let frequency = 0; frequency < SIDE; frequency++) {
      let sum = 0;
      for (let place = 0; place < SIDE; place++) {
        sum += values[place] * COSINES[frequency * SIDE + place];
      }
      block[start + frequency * step] = sum;
    }
  }
}

const values = new Float64Array(SIDE);

/** Bits that a number takes without its sign. */
function magnitude(value: number): number {
  return 32 - Math.clz32(Math.abs(value));
}

/** The code of every value: its length in the upper 16 bits, the code itself in the lower. */
function codes({ counts, values: meanings }: HuffmanTable): Uint32Array {
  const found = new Uint32Array(256);
  let next = 0;
  let code = 0;
  counts.forEach((count, index) => {
    for (let i = 0; i < count; i++) {
      found[meanings[next++]] = ((index + 1) << 16) | code++;
    }
    code <<= 1;
  });
  return found;
}

/** Gathers bits to bytes, the highest first; behind a byte of ones stands an empty one, so that it is no marker. */
class BitWriter {
  /** @param bytes first guess at the size, which grows where it has to */
  constructor(bytes: number) {
    this.bytes = new Uint8Array(Math.max(AREA, bytes));
  }

  /** @param code see codes */
  code(code: number): void {
    this.add(code & 0xffff, code >> 16);
  }

  /** A number of a magnitude; negative ones are one less, so that their first bit is 0. */
  number(value: number, bits: number): void {
    this.add(value < 0 ? value + (1 << bits) - 1 : value, bits);
  }

  finish(): Uint8Array {
    this.add(0x7f, 7);
    return this.bytes.subarray(0, this.length);
  }

  private add(value: number, bits: number): void {
    this.waiting = (this.waiting << bits) | value;
    this.held += bits;
    for (; this.held >= 8; this.held -= 8) {
      const byte = (this.waiting >> (this.held - 8)) & 0xff;
      this.put(byte);
      if (byte === 0xff) {
        this.put(0);
      }
    }
    this.waiting &= (1 << this.held) - 1;
  }

  private put(byte: number): void {
    if (this.length === this.bytes.length) {
      const larger = new Uint8Array(2 * this.length);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    this.bytes[this.length++] = byte;
  }

  private bytes: Uint8Array;
  private length = 0;
  private waiting = 0;
  private held = 0;
}
