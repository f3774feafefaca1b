/** Writes the bits of `source` that `mask` has too. Up to 15 bytes past the end are written. */
export function keepBits(source: usize, mask: usize, bytes: usize, target: usize): void {
  for (let i: usize = 0; i < bytes; i += 16) {
    v128.store(target + i, v128.and(v128.load(source + i), v128.load(mask + i)));
  }
}
