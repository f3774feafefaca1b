import { BLOCK, nonZero1, nonZero2 } from './nonZero';
import { isUsed } from './usedBits';

/** Adds a pixel that counted to its sums, and raises its maximum. */
function addPixel(counts: f64, to: usize): void {
  v128.store(to, f64x2.add(v128.load(to), f64x2(counts, counts * counts)));
  store<f64>(to, max(load<f64>(to, 16), counts), 16);
}

/** Bytes of a pixel's sums: Σ I, Σ I², maximum, float64. */
const PIXEL: usize = 24;

/** Adds uint8 pixels to sums of which a row holds `stride` pixels. */
export function momentSums1(frame: usize, rows: usize, columns: usize, used: usize, sums: usize, stride: usize): void {
  for (let row: usize = 0; row < rows; row++, sums += PIXEL * stride, frame += columns) {
    for (let i: usize = 0; i < columns; i += BLOCK, used += 8) {
      for (let left = nonZero1(frame + i) & load<u64>(used); left != 0; left &= left - 1) {
        const column = i + <usize>ctz(left);
        addPixel(<f64>load<u8>(frame + column), sums + PIXEL * column);
      }
    }
  }
}

/** Adds uint16 pixels. */
export function momentSums2(frame: usize, rows: usize, columns: usize, used: usize, sums: usize, stride: usize): void {
  for (let row: usize = 0; row < rows; row++, sums += PIXEL * stride, frame += 2 * columns) {
    for (let i: usize = 0; i < columns; i += BLOCK, used += 8) {
      for (let left = nonZero2(frame + 2 * i) & load<u64>(used); left != 0; left &= left - 1) {
        const column = i + <usize>ctz(left);
        addPixel(<f64>load<u16>(frame + 2 * column), sums + PIXEL * column);
      }
    }
  }
}

/** Adds uint32 pixels. */
export function momentSums4(frame: usize, rows: usize, columns: usize, used: usize, sums: usize, stride: usize): void {
  for (let row: usize = 0; row < rows; row++, sums += PIXEL * stride) {
    for (let i: usize = 0; i < columns; i++, frame += 4) {
      if (isUsed(used, row, columns, i)) addPixel(<f64>load<u32>(frame), sums + PIXEL * i);
    }
  }
}

/** Adds uint64 pixels, each rounded to float64. */
export function momentSums8(frame: usize, rows: usize, columns: usize, used: usize, sums: usize, stride: usize): void {
  for (let row: usize = 0; row < rows; row++, sums += PIXEL * stride) {
    for (let i: usize = 0; i < columns; i++, frame += 8) {
      if (isUsed(used, row, columns, i)) addPixel(<f64>load<u64>(frame), sums + PIXEL * i);
    }
  }
}
