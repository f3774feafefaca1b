import { Arena } from './arena';
import { frameBytes } from './spec/frames';
import type { Pair } from './spec/pair';
import { loadPair, paint, place, take } from './spec/pair';

const LARGEST = 257 * 129 * 8;
const arena = new Arena();
const frame = arena.take(LARGEST);
const target = arena.take(LARGEST + 64);
const back = arena.take(LARGEST + 64);

let pair: Pair;
beforeAll(async () => {
  pair = await loadPair(arena.bytes);
});

describe('byteShuffle', () => {
  const sizes = [1, 7, 16, 17, 257 * 129].flatMap(pixels =>
    ([1, 2, 4, 8] as const).map(bytes => [pixels, bytes] as const)
  );

  it.each(sizes)('%i pixels of %i bytes: byte b of pixel i at b * pixels + i, and back', (pixels, bytes) => {
    const source = frameBytes('noise', pixels, 1, bytes);
    const expected = Buffer.alloc(source.length);
    source.forEach((byte, x) => {
      expected[(x % bytes) * pixels + Math.floor(x / bytes)] = byte;
    });
    place(pair, frame, source);
    for (const kernels of [pair.wasm, pair.plain]) {
      paint(pair, target, source.length + 64, 0x5a);
      kernels.byteShuffle(bytes, frame, pixels, target);
      expect(take(kernels, target, source.length).equals(expected)).toBe(true);
      expect(take(kernels, target + source.length, 64).every(byte => byte === 0x5a)).toBe(true);
      paint(pair, back, source.length + 64, 0x5a);
      kernels.byteUnshuffle(bytes, target, pixels, back);
      expect(take(kernels, back, source.length).equals(Buffer.from(source))).toBe(true);
      expect(take(kernels, back + source.length, 64).every(byte => byte === 0x5a)).toBe(true);
    }
  });
});
