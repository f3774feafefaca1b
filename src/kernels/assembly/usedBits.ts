/** Whether a pixel counts: bits row by row, those of a row in whole words of 64. */
export function isUsed(used: usize, row: usize, columns: usize, column: usize): bool {
  const rowBytes = ((columns + 63) >> 6) << 3;
  return ((load<u8>(used + row * rowBytes + (column >> 3)) >> ((<u8>column) & 7)) & 1) != 0;
}
