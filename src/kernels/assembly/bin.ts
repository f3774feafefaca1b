/**
 * Sums factor x factor blocks of pixels. Where the factor does not divide the frame, the rows and columns left over are
 * the first ones.
 */
export function bin1(frame: usize, rows: usize, columns: usize, factor: usize, target: usize): void {
  const width = columns / factor;
  let block = frame + (rows % factor) * columns + (columns % factor);
  for (let r = rows / factor; r > 0; r--, block += factor * columns, target += 2 * width) {
    const done = factor == 2 || factor == 4 || factor == 8 ? binRow1(block, columns, width, factor, target) : 0;
    blockSums<u8, u16>(block, columns, done, width, factor, target);
  }
}

export function bin2(frame: usize, rows: usize, columns: usize, factor: usize, target: usize): void {
  const width = columns / factor;
  let block = frame + 2 * ((rows % factor) * columns + (columns % factor));
  for (let r = rows / factor; r > 0; r--, block += 2 * factor * columns, target += 4 * width) {
    const done = factor == 2 || factor == 4 || factor == 8 ? binRow2(block, columns, width, factor, target) : 0;
    blockSums<u16, u32>(block, columns, done, width, factor, target);
  }
}

export function bin4(frame: usize, rows: usize, columns: usize, factor: usize, target: usize): void {
  binScalar<u32>(frame, rows, columns, factor, target);
}

export function bin8(frame: usize, rows: usize, columns: usize, factor: usize, target: usize): void {
  binScalar<u64>(frame, rows, columns, factor, target);
}

function binScalar<Count extends number>(
  frame: usize,
  rows: usize,
  columns: usize,
  factor: usize,
  target: usize
): void {
  const width = columns / factor;
  let block = frame + sizeof<Count>() * ((rows % factor) * columns + (columns % factor));
  for (let r = rows / factor; r > 0; r--, block += sizeof<Count>() * factor * columns, target += 8 * width) {
    blockSums<Count, u64>(block, columns, 0, width, factor, target);
  }
}

/** One row of sums, from sum `done` on. */
function blockSums<Count extends number, Sum extends number>(
  block: usize,
  columns: usize,
  done: usize,
  width: usize,
  factor: usize,
  target: usize
): void {
  for (let c = done; c < width; c++) {
    let sum: u64 = 0;
    let row = block + c * factor * sizeof<Count>();
    for (let y: usize = 0; y < factor; y++, row += columns * sizeof<Count>()) {
      for (let x: usize = 0; x < factor; x++) sum += <u64>load<Count>(row + x * sizeof<Count>());
    }
    store<Sum>(target + c * sizeof<Sum>(), <Sum>sum);
  }
}

/** Sums of uint8 pixels eight at a time, for factors 2, 4 and 8; returns how many were written. */
function binRow1(block: usize, columns: usize, width: usize, factor: usize, target: usize): usize {
  let c: usize = 0;
  for (; c + 8 <= width; c += 8, block += 8 * factor) {
    let sums = pairs1(block, columns, factor);
    if (factor == 4) sums = neighbours16(sums, pairs1(block + 16, columns, factor));
    if (factor == 8) {
      sums = neighbours16(sums, pairs1(block + 16, columns, factor));
      const right = neighbours16(pairs1(block + 32, columns, factor), pairs1(block + 48, columns, factor));
      sums = neighbours16(sums, right);
    }
    v128.store(target + 2 * c, sums);
  }
  return c;
}

/** Sums of uint16 pixels four at a time, for factors 2, 4 and 8; returns how many were written. */
function binRow2(block: usize, columns: usize, width: usize, factor: usize, target: usize): usize {
  let c: usize = 0;
  for (; c + 4 <= width; c += 4, block += 8 * factor) {
    let sums = pairs2(block, columns, factor);
    if (factor == 4) sums = neighbours32(sums, pairs2(block + 16, columns, factor));
    if (factor == 8) {
      sums = neighbours32(sums, pairs2(block + 16, columns, factor));
      const right = neighbours32(pairs2(block + 32, columns, factor), pairs2(block + 48, columns, factor));
      sums = neighbours32(sums, right);
    }
    v128.store(target + 4 * c, sums);
  }
  return c;
}

/** 16 columns of `factor` rows, summed by pairs of columns. */
function pairs1(block: usize, columns: usize, factor: usize): v128 {
  let sums = i16x8.splat(0);
  for (let y: usize = 0; y < factor; y++, block += columns) {
    sums = i16x8.add(sums, i16x8.extadd_pairwise_i8x16_u(v128.load(block)));
  }
  return sums;
}

/** 8 columns of `factor` rows, summed by pairs of columns. */
function pairs2(block: usize, columns: usize, factor: usize): v128 {
  let sums = i32x4.splat(0);
  for (let y: usize = 0; y < factor; y++, block += 2 * columns) {
    sums = i32x4.add(sums, i32x4.extadd_pairwise_i16x8_u(v128.load(block)));
  }
  return sums;
}

function neighbours16(a: v128, b: v128): v128 {
  return i16x8.add(
    v128.shuffle<u16>(a, b, 0, 2, 4, 6, 8, 10, 12, 14),
    v128.shuffle<u16>(a, b, 1, 3, 5, 7, 9, 11, 13, 15)
  );
}

function neighbours32(a: v128, b: v128): v128 {
  return i32x4.add(v128.shuffle<u32>(a, b, 0, 2, 4, 6), v128.shuffle<u32>(a, b, 1, 3, 5, 7));
}
