import type { PixelBytes } from '../core/merlin/pixelFormat';

import { Arena } from './arena';
import { frameBytes } from './spec/frames';
import type { Pair } from './spec/pair';
import { loadPair, paint, place, take } from './spec/pair';

const LARGEST = 515 * 515 * 8;
const arena = new Arena();
const frame = arena.take(LARGEST);
const target = arena.take(LARGEST);

let pair: Pair;
beforeAll(async () => {
  pair = await loadPair(arena.bytes);
});

const SHAPES: readonly [number, number][] = [
  [1, 1],
  [17, 13],
  [64, 96],
  [65, 131],
  [256, 256],
  [515, 515]
];
const cases = SHAPES.flatMap(shape => ([1, 2, 4, 8] as const).map(bytes => [...shape, bytes] as const));

describe('binDetector', () => {
  it.each(cases)(
    '%i x %i pixels of %i bytes: sums of blocks, the first rows and columns left over',
    (rows, columns, bytes) => {
      const factors = rows * columns > 10000 ? [2, 3, 8] : [1, 2, 3, 4, 5, 6, 7, 8];
      const promoted = Math.min(2 * bytes, 8) as PixelBytes;
      const pixels = frameBytes('noise', rows, columns, bytes);
      place(pair, frame, pixels);
      for (const factor of factors) {
        const expected = blockSums(pixels, bytes, promoted, rows, columns, factor);
        for (const kernels of [pair.wasm, pair.plain]) {
          paint(pair, target, expected.length + 64, 0x5a);
          kernels.binDetector(bytes, frame, rows, columns, factor, target);
          expect(take(kernels, target, expected.length).equals(expected)).toBe(true);
          expect(take(kernels, target + expected.length, 64).every(byte => byte === 0x5a)).toBe(true);
        }
      }
    }
  );

  it('leaves out the top row and the left column of a frame of odd size', () => {
    place(pair, frame, Uint8Array.from([9, 9, 9, 9, 1, 2, 9, 3, 4]));
    pair.wasm.binDetector(1, frame, 3, 3, 2, target);
    expect(take(pair.wasm, target, 2).readUInt16LE()).toBe(10);
  });
});

/** Block by block, in integers of any size. */
function blockSums(
  pixels: Uint8Array,
  bytes: PixelBytes,
  promoted: PixelBytes,
  rows: number,
  columns: number,
  factor: number
): Buffer {
  const view = Buffer.from(pixels.buffer);
  const height = Math.floor(rows / factor);
  const width = Math.floor(columns / factor);
  const sums = Buffer.alloc(height * width * promoted);
  for (let i = 0; i < height * width; i++) {
    let sum = 0n;
    for (let j = 0; j < factor * factor; j++) {
      const row = rows - height * factor + Math.floor(i / width) * factor + Math.floor(j / factor);
      const column = columns - width * factor + (i % width) * factor + (j % factor);
      const at = (row * columns + column) * bytes;
      sum += bytes === 8 ? view.readBigUInt64LE(at) : BigInt(view.readUIntLE(at, bytes));
    }
    if (promoted === 8) {
      sums.writeBigUInt64LE(BigInt.asUintN(64, sum), i * 8);
    } else {
      sums.writeUIntLE(Number(sum), i * promoted, promoted);
    }
  }
  return sums;
}
