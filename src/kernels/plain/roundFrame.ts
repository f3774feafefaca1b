import type { PixelBytes } from '../../core/merlin/pixelFormat';

import { countsView } from './unsigned';

export function roundFrame(
  memory: ArrayBuffer,
  pixelBytes: PixelBytes,
  frame: number,
  rows: number,
  columns: number,
  map: number,
  target: number
): void {
  const counts = countsView(memory, pixelBytes, frame, rows * columns);
  const [startRow, startColumn, downRow, downColumn, rightRow, rightColumn] = new Float64Array(memory, map, 6);
  const to = new Float32Array(memory, target, rows * columns);
  for (let row = 0, pixel = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, pixel++) {
      const count = Number(counts[pixel]);
      if (count === 0) {
        continue;
      }
      const toRow = startRow + row * downRow + column * rightRow;
      const toColumn = startColumn + row * downColumn + column * rightColumn;
      const [top, left] = [Math.floor(toRow), Math.floor(toColumn)];
      const [y, x] = [toRow - top, toColumn - left];
      for (let corner = 0; corner < 4; corner++) {
        const [r, c] = [top + (corner >> 1), left + (corner & 1)];
        if (r >= 0 && r < rows && c >= 0 && c < columns) {
          to[r * columns + c] += Math.fround((corner >> 1 ? y : 1 - y) * (corner & 1 ? x : 1 - x) * count);
        }
      }
    }
  }
}
