import type { CleanPattern } from './calibrationPattern';

/** 1 for pixels that work, saturated ones too: they show where the direct beam is, if not how strong. */
export function exposedPixels({ counts, used, ceiling }: CleanPattern): Uint8Array {
  return used.map((isUsed, pixel) => (isUsed || counts[pixel] >= ceiling ? 1 : 0));
}
