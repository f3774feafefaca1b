/** A box of numbers: where its first stands in the whole, which may be outside, and how many there are along each dimension. */
export interface Box {
  readonly origin: readonly number[];
  readonly shape: readonly number[];
}

/**
 * Copies numbers, row-major, into a larger array, as far as they lie in it.
 *
 * @param shape of the target
 * @param element bytes of a number
 */
export function copyBox(
  source: Uint8Array,
  { origin, shape: box }: Box,
  target: Uint8Array,
  shape: readonly number[],
  element: number
): void {
  const first = box.map((_, dimension) => Math.max(0, -origin[dimension]));
  const end = box.map((size, dimension) => Math.min(size, shape[dimension] - origin[dimension]));
  if (first.some((start, dimension) => start >= end[dimension])) {
    return;
  }
  const last = box.length - 1;
  const bytes = (end[last] - first[last]) * element;
  const at = first.slice();
  for (;;) {
    const from = at.reduce((place, index, dimension) => place * box[dimension] + index, 0) * element;
    const to =
      at.reduce((place, index, dimension) => place * shape[dimension] + origin[dimension] + index, 0) * element;
    target.set(source.subarray(from, from + bytes), to);
    let dimension = last - 1;
    while (dimension >= 0 && ++at[dimension] === end[dimension]) {
      at[dimension] = first[dimension];
      dimension--;
    }
    if (dimension < 0) {
      return;
    }
  }
}
