import type { Counts } from './countsAt';

/** Per-pixel median of one or more frames of one type; of an even number, the mean of the middle two, rounded down. */
export function medianOf(frames: readonly Counts[], target: Counts): void {
  if (target instanceof BigUint64Array) {
    medianInto(frames as readonly BigUint64Array[], target, (a, b) => (a + b) / 2n);
  } else {
    medianInto(frames as readonly Uint32Array[], target as Uint32Array, (a, b) => Math.floor((a + b) / 2));
  }
}

function medianInto<T extends number | bigint>(
  frames: readonly { readonly [pixel: number]: T }[],
  target: { length: number; [pixel: number]: T },
  mean: (a: T, b: T) => T
): void {
  const sorted: T[] = [];
  const middle = frames.length >> 1;
  for (let pixel = 0; pixel < target.length; pixel++) {
    for (let taken = 0; taken < frames.length; taken++) {
      const count = frames[taken][pixel];
      let at = taken;
      for (; at > 0 && sorted[at - 1] > count; at--) {
        sorted[at] = sorted[at - 1];
      }
      sorted[at] = count;
    }
    target[pixel] = frames.length % 2 === 1 ? sorted[middle] : mean(sorted[middle - 1], sorted[middle]);
  }
}
