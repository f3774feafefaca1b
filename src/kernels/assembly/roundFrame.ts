import { BLOCK, nonZero1, nonZero2 } from './nonZero';
import { scatterOf, STEP_DOWN, STEP_RIGHT } from './scatter';
import { isUsed } from './usedBits';

/** Places of `map`, six float64: place of the first pixel (row, column), and steps of it along a column and along a row. */
export function roundFrame1(
  frame: usize,
  rows: i32,
  columns: i32,
  used: usize,
  map: usize,
  position: u32,
  target: usize
): void {
  for (let row = 0; row < rows; row++, frame += <usize>columns) {
    for (let i = 0; i < columns; i += <i32>BLOCK, used += 8) {
      for (let left = nonZero1(frame + <usize>i) & load<u64>(used); left != 0; left &= left - 1) {
        const column = i + <i32>ctz(left);
        const count = <f64>load<u8>(frame + <usize>column);
        place<u16>(count, row, column, rows, columns, map, position, target);
      }
    }
  }
}

export function roundFrame2(
  frame: usize,
  rows: i32,
  columns: i32,
  used: usize,
  map: usize,
  position: u32,
  target: usize
): void {
  for (let row = 0; row < rows; row++, frame += 2 * <usize>columns) {
    for (let i = 0; i < columns; i += <i32>BLOCK, used += 8) {
      for (let left = nonZero2(frame + 2 * <usize>i) & load<u64>(used); left != 0; left &= left - 1) {
        const column = i + <i32>ctz(left);
        const count = <f64>load<u16>(frame + 2 * <usize>column);
        place<u32>(count, row, column, rows, columns, map, position, target);
      }
    }
  }
}

export function roundFrame4(
  frame: usize,
  rows: i32,
  columns: i32,
  used: usize,
  map: usize,
  position: u32,
  target: usize
): void {
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, frame += 4) {
      const count = load<u32>(frame);
      if (count != 0 && isUsed(used, row, columns, column)) {
        place<u64>(<f64>count, row, column, rows, columns, map, position, target);
      }
    }
  }
}

export function roundFrame8(
  frame: usize,
  rows: i32,
  columns: i32,
  used: usize,
  map: usize,
  position: u32,
  target: usize
): void {
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, frame += 8) {
      const count = load<u64>(frame);
      if (count != 0 && isUsed(used, row, columns, column)) {
        place<u64>(<f64>count, row, column, rows, columns, map, position, target);
      }
    }
  }
}

/** Deals the counts of a pixel out to the four pixels of the target nearest to its new place, whole ones. */
function place<T>(
  counts: f64,
  row: i32,
  column: i32,
  rows: i32,
  columns: i32,
  map: usize,
  position: u32,
  target: usize
): void {
  const toRow = load<f64>(map) + <f64>row * load<f64>(map, 16) + <f64>column * load<f64>(map, 32);
  const toColumn = load<f64>(map, 8) + <f64>row * load<f64>(map, 24) + <f64>column * load<f64>(map, 40);
  const scatter = scatterOf(<u32>(row * columns + column));
  const down = <f64>(<u32>scatter + position * STEP_DOWN) * UNIT;
  const right = <f64>(<u32>(scatter >> 32) + position * STEP_RIGHT) * UNIT;
  if (counts == 1) {
    add<T>(1, <i32>Math.floor(toRow + down), <i32>Math.floor(toColumn + right), rows, columns, target);
    return;
  }
  const top = Math.floor(toRow);
  const left = Math.floor(toColumn);
  const x = toColumn - left;
  const r = <i32>top;
  const c = <i32>left;
  const below = Math.floor(counts * (toRow - top) + down);
  const above = counts - below;
  const belowRight = Math.floor(below * x + right);
  const aboveRight = Math.floor(above * x + right);
  add<T>(above - aboveRight, r, c, rows, columns, target);
  add<T>(aboveRight, r, c + 1, rows, columns, target);
  add<T>(below - belowRight, r + 1, c, rows, columns, target);
  add<T>(belowRight, r + 1, c + 1, rows, columns, target);
}

const UNIT: f64 = 1 / 4294967296;

function add<T>(counts: f64, row: i32, column: i32, rows: i32, columns: i32, target: usize): void {
  if (<u32>row < <u32>rows && <u32>column < <u32>columns) {
    const at = target + sizeof<T>() * <usize>(row * columns + column);
    store<T>(at, load<T>(at) + <T>counts);
  }
}
