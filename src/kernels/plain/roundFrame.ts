import type { PixelBytes } from '../../core/merlin/pixelFormat';

import { countsView } from './unsigned';
import { usedAt } from './usedBits';

/** Steps from one pattern to the next, parts of 2^32. */
const STEP_DOWN = 0xc13fa9a9;
const STEP_RIGHT = 0x91e10da6;

export function roundFrame(
  memory: ArrayBuffer,
  pixelBytes: PixelBytes,
  frame: number,
  rows: number,
  columns: number,
  used: number,
  map: number,
  position: number,
  target: number
): void {
  const counts = countsView(memory, pixelBytes, frame, rows * columns);
  const isUsed = usedAt(memory, used, rows, columns);
  const [startRow, startColumn, downRow, downColumn, rightRow, rightColumn] = new Float64Array(memory, map, 6);
  const add = adder(memory, pixelBytes, target, rows, columns);
  for (let row = 0, pixel = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, pixel++) {
      const count = isUsed(pixel) ? Number(counts[pixel]) : 0;
      if (count === 0) {
        continue;
      }
      const toRow = startRow + row * downRow + column * rightRow;
      const toColumn = startColumn + row * downColumn + column * rightColumn;
      const [top, left] = [Math.floor(toRow), Math.floor(toColumn)];
      const x = toColumn - left;
      const [down, right] = dealt(pixel, position);
      const below = Math.floor(count * (toRow - top) + down);
      for (const [number, to] of [[count - below, top] as const, [below, top + 1] as const]) {
        const beyond = Math.floor(number * x + right);
        add(number - beyond, to, left);
        add(beyond, to, left + 1);
      }
    }
  }
}

/** Two numbers from 0 to 1 for a pixel of a pattern. */
function dealt(pixel: number, position: number): [down: number, right: number] {
  const mixed = (value: number, factor: number): number => {
    const once = Math.imul(value, factor);
    const twice = Math.imul(once ^ (once >>> 15), 0x846ca68b);
    return twice ^ (twice >>> 16);
  };
  const first = mixed(pixel ^ (pixel >>> 16), 0x7feb352d);
  const second = mixed(first ^ 0x5bd1e995, 0x27d4eb2d);
  const part = (number: number, step: number): number => ((number + Math.imul(position, step)) >>> 0) / 2 ** 32;
  return [part(first, STEP_DOWN), part(second, STEP_RIGHT)];
}

function adder(
  memory: ArrayBuffer,
  pixelBytes: PixelBytes,
  target: number,
  rows: number,
  columns: number
): (number: number, row: number, column: number) => void {
  const pixels = rows * columns;
  const isWithin = (row: number, column: number): boolean => row >= 0 && row < rows && column >= 0 && column < columns;
  if (pixelBytes > 2) {
    const to = new BigUint64Array(memory, target, pixels);
    return (number, row, column) => {
      if (isWithin(row, column)) {
        to[row * columns + column] += BigInt(number);
      }
    };
  }
  const to = pixelBytes === 1 ? new Uint16Array(memory, target, pixels) : new Uint32Array(memory, target, pixels);
  return (number, row, column) => {
    if (isWithin(row, column)) {
      to[row * columns + column] += number;
    }
  };
}
