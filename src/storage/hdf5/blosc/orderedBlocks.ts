import { copyBox } from '../copyBox';

/**
 * Numbers of several dimensions that were stored block after block, each padded to its full size, in row-major order.
 *
 * @returns undefined when the blocks do not make up the shape
 */
export function orderedBlocks(
  stored: Uint8Array,
  { chunk, block }: { readonly chunk: readonly number[]; readonly block: readonly number[] },
  element: number
): Uint8Array | undefined {
  const counts = chunk.map((size, dimension) => Math.ceil(size / block[dimension]));
  const blockBytes = block.reduce((product, size) => product * size, element);
  const isWhole = chunk.every((size, dimension) => size > 0 && block[dimension] > 0 && block[dimension] <= size);
  if (!isWhole || counts.reduce((product, count) => product * count, blockBytes) !== stored.length) {
    return undefined;
  }
  const ordered = new Uint8Array(chunk.reduce((product, size) => product * size, element));
  const at = chunk.map(() => 0);
  for (let from = 0; from < stored.length; from += blockBytes) {
    const origin = at.map((index, dimension) => index * block[dimension]);
    copyBox(stored.subarray(from, from + blockBytes), { origin, shape: block }, ordered, chunk, element);
    for (let dimension = at.length - 1; dimension >= 0 && ++at[dimension] === counts[dimension]; dimension--) {
      at[dimension] = 0;
    }
  }
  return ordered;
}
