import * as fc from 'fast-check';

import { Arena } from './arena';
import { unbloscScratch } from './kernels';
import type { BloscChunk } from './spec/bloscChunks';
import { BLOSC_CHUNKS } from './spec/bloscChunks';
import { frameBytes } from './spec/frames';
import type { Pair } from './spec/pair';
import { loadPair, paint, place, take } from './spec/pair';

const LARGEST = 1 << 17;
const GUARD = 64;

const arena = new Arena();
const source = arena.take(LARGEST);
const target = arena.take(LARGEST + GUARD);
const scratch = arena.take(unbloscScratch(LARGEST));

let pair: Pair;
beforeAll(async () => {
  pair = await loadPair(arena.bytes);
});

function frameOf({ frame: [content, rows, columns, pixelBytes] }: BloscChunk): Buffer {
  if (content === 'far') {
    const noise = frameBytes('noise', 16, 17, 2);
    return Buffer.concat([noise, Buffer.alloc(9000), noise]);
  }
  return Buffer.from(frameBytes(content, rows, columns, pixelBytes));
}

/** What both kernels return for a chunk, and the bytes they leave. */
function expand(chunk: Uint8Array, bytes: number): { results: number[]; frames: Buffer[] } {
  place(pair, source, chunk);
  paint(pair, target, bytes + GUARD, 0x5a);
  const kernels = [pair.wasm, pair.plain];
  const results = kernels.map(each => each.unblosc(source, chunk.length, target, bytes, scratch));
  for (const each of kernels) {
    expect(take(each, target + bytes, GUARD).every(byte => byte === 0x5a)).toBe(true);
  }
  return { results, frames: kernels.map(each => take(each, target, bytes)) };
}

describe('unblosc', () => {
  it.each(BLOSC_CHUNKS.map(chunk => [chunk.how, chunk.frame.join(' '), chunk] as const))(
    'reads %s (%s)',
    (_how, _frame, chunk) => {
      const packed = Buffer.from(chunk.base64, 'base64');
      const frame = frameOf(chunk);
      const { results, frames } = expand(packed, frame.length);
      expect(results).toEqual([packed.length, packed.length]);
      expect(frames.every(each => each.equals(frame))).toBe(true);
    }
  );

  it('refuses a chunk of another size, one that is cut, and another codec', () => {
    const [{ base64 }] = BLOSC_CHUNKS;
    const packed = Buffer.from(base64, 'base64');
    const bytes = frameOf(BLOSC_CHUNKS[0]).length;
    expect(expand(packed, bytes - 2).results).toEqual([-1, -1]);
    for (let size = 0; size < packed.length; size += 7) {
      expect(expand(packed.subarray(0, size), bytes).results).toEqual([-1, -1]);
    }
    const zstd = Buffer.from(packed);
    zstd[2] = (zstd[2] & 31) | (4 << 5);
    expect(expand(zstd, bytes).results).toEqual([-2, -2]);
  });

  it('decodes only the blocks of a range, exactly, and leaves the others alone', () => {
    const chunk = BLOSC_CHUNKS.find(({ how }) => how === 'blosclz, bit shuffle, elements of 2, 2 blocks');
    if (!chunk) {
      throw new Error('The chunk of several blocks is missing.');
    }
    const [packed, frame] = [Buffer.from(chunk.base64, 'base64'), frameOf(chunk)];
    for (const [first, end] of [
      [0, 1],
      [65535, 65537],
      [0, 65536],
      [65536, frame.length]
    ]) {
      place(pair, source, packed);
      paint(pair, target, frame.length, 0x5a);
      for (const each of [pair.wasm, pair.plain]) {
        expect(each.unblosc(source, packed.length, target, frame.length, scratch, first, end)).toBe(packed.length);
        const decoded = take(each, target, frame.length);
        expect(decoded.subarray(first, end).equals(frame.subarray(first, end))).toBe(true);
        const [from, to] = [Math.floor(first / 65536) * 65536, Math.ceil(end / 65536) * 65536];
        expect(decoded.subarray(0, from).every(byte => byte === 0x5a)).toBe(true);
        expect(decoded.subarray(to).every(byte => byte === 0x5a)).toBe(true);
      }
    }
  });

  it('survives any damage, and both kernels judge it alike', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...BLOSC_CHUNKS),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        (chunk, changes) => {
          const packed = Buffer.from(chunk.base64, 'base64');
          changes.forEach(([place, byte]) => (packed[place % packed.length] = byte));
          const { results, frames } = expand(packed, frameOf(chunk).length);
          expect(results[0]).toBe(results[1]);
          if (results[0] > 0) {
            expect(frames[0].equals(frames[1])).toBe(true);
          }
        }
      ),
      { numRuns: 300 }
    );
  });
});
