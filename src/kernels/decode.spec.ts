import fc from 'fast-check';

import type { Unpack } from '../core/merlin/pixelFormat';

import { randomSource } from './spec/frames';
import type { Pair } from './spec/pair';
import { loadPair, paint, place, take } from './spec/pair';

const SEGMENTS = 0;
const SOURCE = 4096;
const TARGET = 65536;
const UNTOUCHED = 0xa5;
const PIXELS = 4000;

/** The stored pixel p of a run that starts at byte `from`, by the rule of each format, written down independently. */
const RULES: Record<Unpack, (view: DataView, from: number, p: number, planeBytes: number) => bigint> = {
  copy8: (view, from, p) => BigInt(view.getUint8(from + p)),
  swap16: (view, from, p) => BigInt(view.getUint16(from + 2 * p)),
  swap32: (view, from, p) => BigInt(view.getUint32(from + 4 * p)),
  swap64: (view, from, p) => view.getBigUint64(from + 8 * p),
  raw1: (view, from, p) => tangled(view, from, p, 1),
  raw6: (view, from, p) => tangled(view, from, p, 8),
  raw12: (view, from, p) => tangled(view, from, p, 16),
  raw24: (view, from, p, planeBytes) => (tangled(view, from, p, 16) << 12n) + tangled(view, from + planeBytes, p, 16)
};

/** 64 / bits pixels share a big-endian 64-bit word, lowest bits first. */
function tangled(view: DataView, from: number, p: number, bits: number): bigint {
  const perWord = 64 / bits;
  const word = view.getBigUint64(from + 8 * Math.floor(p / perWord));
  return BigInt.asUintN(bits, word >> BigInt(bits * (p % perWord)));
}

const STORED_BITS: Record<Unpack, number> = {
  copy8: 8,
  swap16: 16,
  swap32: 32,
  swap64: 64,
  raw1: 1,
  raw6: 8,
  raw12: 16,
  raw24: 16
};

const COUNT_BYTES: Record<Unpack, number> = {
  copy8: 1,
  swap16: 2,
  swap32: 4,
  swap64: 8,
  raw1: 1,
  raw6: 1,
  raw12: 2,
  raw24: 4
};

/** Runs one behind the other in the source, in any order and direction and with gaps in the target. */
const runs = fc.array(
  fc.record({
    pixels: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.constantFrom(64, 128, 256, 300)),
    gap: fc.integer({ min: 0, max: 9 }),
    backward: fc.boolean()
  }),
  { minLength: 1, maxLength: 12 }
);

describe.each(Object.keys(RULES) as Unpack[])('decode %s', unpack => {
  const countBytes = COUNT_BYTES[unpack];
  const planeBytes = 8192;
  let pair: Pair;

  beforeAll(async () => {
    pair = await loadPair(4 * 65536);
    const random = randomSource(17);
    place(
      pair,
      SOURCE,
      Uint8Array.from({ length: 32768 }, () => Math.floor(random() * 256))
    );
  });

  it('puts every pixel where its run says and leaves the others alone', () => {
    fc.assert(
      fc.property(runs, fc.boolean(), (list, reversed) => {
        const { table, expected } = layOut(reversed ? list.slice().reverse() : list);
        place(pair, SEGMENTS, new Uint8Array(table.buffer));
        for (const kernels of [pair.wasm, pair.plain]) {
          paint(pair, TARGET, PIXELS * 8, UNTOUCHED);
          kernels.decode(unpack, SEGMENTS, table.length / 4, SOURCE, TARGET, planeBytes);
          expect(take(kernels, TARGET, PIXELS * 8).equals(expected)).toBe(true);
        }
      }),
      { numRuns: 200 }
    );
  });

  /** The segment table of the runs, and the frame it must give by the scalar rule. */
  function layOut(list: { pixels: number; gap: number; backward: boolean }[]): {
    table: Uint32Array;
    expected: Buffer;
  } {
    const view = new DataView(pair.plain.memory, SOURCE);
    const expected = Buffer.alloc(PIXELS * 8, UNTOUCHED);
    const words: number[] = [];
    let source = 0;
    let lowest = 0;
    for (const { pixels, gap, backward } of list) {
      lowest += gap;
      const first = backward ? lowest + Math.max(pixels - 1, 0) : lowest;
      words.push(source, first, pixels, backward ? 1 : 0);
      for (let p = 0; p < pixels; p++) {
        const to = (backward ? first - p : first + p) * countBytes;
        expected.writeBigUInt64LE(RULES[unpack](view, source, p, planeBytes) | rest(expected, to), to);
      }
      lowest += pixels;
      source += 8 * Math.ceil((pixels * STORED_BITS[unpack]) / 64);
    }
    return { table: Uint32Array.from(words), expected };
  }

  /** The bytes behind a count that its 8-byte write must keep. */
  function rest(expected: Buffer, to: number): bigint {
    const bits = BigInt(8 * countBytes);
    return (expected.readBigUInt64LE(to) >> bits) << bits;
  }
});
