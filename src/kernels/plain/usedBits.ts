/** Whether pixels count: bits row by row, those of a row in whole words of 64. */
export function usedAt(memory: ArrayBuffer, used: number, rows: number, columns: number): (pixel: number) => boolean {
  const rowBytes = 8 * Math.ceil(columns / 64);
  const bytes = new Uint8Array(memory, used, rows * rowBytes);
  return pixel => {
    const [row, column] = [Math.floor(pixel / columns), pixel % columns];
    return ((bytes[row * rowBytes + (column >> 3)] >> (column & 7)) & 1) === 1;
  };
}
