import { BLOCK, nonZero1, nonZero2 } from './nonZero';

/**
 * Shares the counts of a pixel among the four pixels of the target nearest to (row, column), by nearness; what falls outside
 * is lost.
 */
function share(counts: f64, row: f64, column: f64, rows: i32, columns: i32, target: usize): void {
  const top = Math.floor(row);
  const left = Math.floor(column);
  const y = row - top;
  const x = column - left;
  const r = <i32>top;
  const c = <i32>left;
  if (r >= 0 && r + 1 < rows && c >= 0 && c + 1 < columns) {
    const at = target + 4 * <usize>(r * columns + c);
    const below = at + 4 * <usize>columns;
    store<f32>(at, load<f32>(at) + <f32>((1 - y) * (1 - x) * counts));
    store<f32>(at, load<f32>(at, 4) + <f32>((1 - y) * x * counts), 4);
    store<f32>(below, load<f32>(below) + <f32>(y * (1 - x) * counts));
    store<f32>(below, load<f32>(below, 4) + <f32>(y * x * counts), 4);
    return;
  }
  for (let corner = 0; corner < 4; corner++) {
    const toRow = r + (corner >> 1);
    const toColumn = c + (corner & 1);
    if (toRow >= 0 && toRow < rows && toColumn >= 0 && toColumn < columns) {
      const at = target + 4 * <usize>(toRow * columns + toColumn);
      const weight = (corner >> 1 ? y : 1 - y) * (corner & 1 ? x : 1 - x);
      store<f32>(at, load<f32>(at) + <f32>(weight * counts));
    }
  }
}

/** Places of `map`, six float64: place of the first pixel (row, column), and steps of it along a column and along a row. */
export function roundFrame1(frame: usize, rows: i32, columns: i32, map: usize, target: usize): void {
  for (let row = 0; row < rows; row++) {
    let column = 0;
    for (; column + <i32>BLOCK <= columns; column += <i32>BLOCK, frame += BLOCK) {
      for (let left = nonZero1(frame); left != 0; left &= left - 1) {
        const lane = <usize>ctz(left);
        place(<f64>load<u8>(frame + lane), row, column + <i32>lane, rows, columns, map, target);
      }
    }
    for (; column < columns; column++, frame++) {
      const count = load<u8>(frame);
      if (count != 0) place(<f64>count, row, column, rows, columns, map, target);
    }
  }
}

export function roundFrame2(frame: usize, rows: i32, columns: i32, map: usize, target: usize): void {
  for (let row = 0; row < rows; row++) {
    let column = 0;
    for (; column + <i32>BLOCK <= columns; column += <i32>BLOCK, frame += 2 * BLOCK) {
      for (let left = nonZero2(frame); left != 0; left &= left - 1) {
        const lane = <usize>ctz(left);
        place(<f64>load<u16>(frame + 2 * lane), row, column + <i32>lane, rows, columns, map, target);
      }
    }
    for (; column < columns; column++, frame += 2) {
      const count = load<u16>(frame);
      if (count != 0) place(<f64>count, row, column, rows, columns, map, target);
    }
  }
}

export function roundFrame4(frame: usize, rows: i32, columns: i32, map: usize, target: usize): void {
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, frame += 4) {
      const count = load<u32>(frame);
      if (count != 0) place(<f64>count, row, column, rows, columns, map, target);
    }
  }
}

export function roundFrame8(frame: usize, rows: i32, columns: i32, map: usize, target: usize): void {
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, frame += 8) {
      const count = load<u64>(frame);
      if (count != 0) place(<f64>count, row, column, rows, columns, map, target);
    }
  }
}

function place(counts: f64, row: i32, column: i32, rows: i32, columns: i32, map: usize, target: usize): void {
  const toRow = load<f64>(map) + <f64>row * load<f64>(map, 16) + <f64>column * load<f64>(map, 32);
  const toColumn = load<f64>(map, 8) + <f64>row * load<f64>(map, 24) + <f64>column * load<f64>(map, 40);
  share(counts, toRow, toColumn, rows, columns, target);
}
