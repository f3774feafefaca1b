import type { PixelBytes } from '../../core/merlin/pixelFormat';

export function byteShuffle(
  memory: ArrayBuffer,
  pixelBytes: PixelBytes,
  source: number,
  pixels: number,
  target: number
): void {
  const from = new Uint8Array(memory, source, pixels * pixelBytes);
  const to = new Uint8Array(memory, target, pixels * pixelBytes);
  for (let b = 0; b < pixelBytes; b++) {
    for (let i = 0; i < pixels; i++) {
      to[b * pixels + i] = from[i * pixelBytes + b];
    }
  }
}

export function byteUnshuffle(
  memory: ArrayBuffer,
  pixelBytes: PixelBytes,
  source: number,
  pixels: number,
  target: number
): void {
  const from = new Uint8Array(memory, source, pixels * pixelBytes);
  const to = new Uint8Array(memory, target, pixels * pixelBytes);
  for (let b = 0; b < pixelBytes; b++) {
    for (let i = 0; i < pixels; i++) {
      to[i * pixelBytes + b] = from[b * pixels + i];
    }
  }
}
