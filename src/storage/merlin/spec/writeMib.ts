import { utimesSync, writeFileSync } from 'node:fs';

import { encodePixels } from '../../../core/merlin/encodeFrame';
import type { FrameHeaderFields } from '../../../core/merlin/frameHeaderText';
import { formatFrameHeader } from '../../../core/merlin/frameHeaderText';

/** Rows and columns of the frames of test files. */
export const SHAPE = [4, 64] as const;
/** Header and pixels of one such frame, 16 bit. */
export const STRIDE = 384 + 2 * 4 * 64;

/**
 * A small 16-bit file whose frames hold their own number in every pixel; changed long ago, so that nobody waits for it to grow.
 *
 * @param numbers frame numbers as the headers say, also the counts of the pixels
 */
export function writeMib(
  path: string,
  numbers: readonly number[],
  fields: Partial<FrameHeaderFields> | ((index: number) => Partial<FrameHeaderFields>) = {}
): string {
  const parts = numbers.flatMap((sequence, index) => [
    formatFrameHeader({
      sequence,
      width: SHAPE[1],
      height: SHAPE[0],
      pixelType: 'U16',
      depth: 12,
      exposureNs: 1_000_000,
      ...(typeof fields === 'function' ? fields(index) : fields)
    }),
    encodePixels(new Uint16Array(SHAPE[0] * SHAPE[1]).fill(sequence), SHAPE, {
      pixelType: 'U16',
      depth: 12,
      layout: '1x1'
    })
  ]);
  writeFileSync(path, Buffer.concat(parts));
  utimesSync(path, 1.7e9, 1.7e9);
  return path;
}

/** 1, 2, ..., count, or from another first number. */
export function numbered(count: number, first = 1): number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}
