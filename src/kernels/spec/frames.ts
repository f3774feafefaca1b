import type { PixelBytes } from '../../core/merlin/pixelFormat';

/** Random numbers in [0, 1) that are the same in every run (Marsaglia's xorshift32). */
export function randomSource(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** What a frame is filled with: little-endian counts of `pixelBytes` bytes, as bytes. */
export type Content = 'zero' | 'max' | 'noise' | 'sparse' | 'gold' | 'ramp' | 'runs';

export const CONTENTS: readonly Content[] = ['zero', 'max', 'noise', 'sparse', 'gold', 'ramp', 'runs'];

export function frameBytes(content: Content, rows: number, columns: number, pixelBytes: PixelBytes): Uint8Array {
  const random = randomSource(1 + rows * 7919 + columns * 31 + pixelBytes);
  const bytes = new Uint8Array(rows * columns * pixelBytes);
  if (content === 'max' || content === 'noise') {
    return bytes.map(() => (content === 'max' ? 255 : Math.floor(random() * 256)));
  }
  const count = counters[content](rows, columns, random);
  for (let i = 0; i < rows * columns; i++) {
    const value = count(i);
    for (let b = 0; b < Math.min(pixelBytes, 4); b++) {
      bytes[i * pixelBytes + b] = value >> (8 * b);
    }
  }
  return bytes;
}

type Counter = (rows: number, columns: number, random: () => number) => (pixel: number) => number;

const counters: Record<Exclude<Content, 'max' | 'noise'>, Counter> = {
  zero: () => () => 0,
  sparse: (_rows, _columns, random) => () => (random() < 0.05 ? 1 + Math.floor(random() * 3) : 0),
  ramp: () => pixel => pixel,
  runs: (_rows, _columns, random) => {
    let left = 0;
    let value = 0;
    return () => {
      if (left-- === 0) {
        left = Math.floor(random() ** 4 * 3000);
        value = random() < 0.5 ? 0 : Math.floor(random() * 4096);
      }
      return value;
    };
  },
  // A bright disk, two rings and a background that falls off, with noise
  gold: (rows, columns, random) => pixel => {
    const y = Math.floor(pixel / columns) - rows / 2;
    const x = (pixel % columns) - columns / 2;
    const r = Math.hypot(y, x);
    const disk = r < 6 ? 60 : 0;
    const rings = Math.abs(r - 38) < 2 || Math.abs(r - 62) < 2 ? 0.5 : 0;
    return Math.floor((disk + rings + 0.4 * Math.exp(-r / 30)) * 2 * random() + 0.2 * random());
  }
};
