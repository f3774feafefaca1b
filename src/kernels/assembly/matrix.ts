/** Sums of columns with factors, 8 rows at a time: these stay in the cache while all outputs are made of them. */
export function combineColumns(
  source: usize,
  columns: usize,
  rows: usize,
  factors: usize,
  outputs: usize,
  target: usize
): void {
  const stride = rows << 2;
  for (let at: usize = 0; at < stride; at += 32) {
    combineStripe(source + at, columns, stride, factors, outputs, target + at, stride);
  }
}

/** The same of 8 rows, whose columns may be further apart than those of the target, or nearer. */
export function combineStripe(
  source: usize,
  columns: usize,
  stride: usize,
  factors: usize,
  outputs: usize,
  target: usize,
  apart: usize
): void {
  const length = columns << 2;
  let output: usize = 0;
  for (; output + 4 <= outputs; output += 4) {
    fourOutputs(source, columns, stride, factors + output * length, target + output * apart, apart);
  }
  for (; output < outputs; output++) {
    oneOutput(source, columns, stride, factors + output * length, target + output * apart);
  }
}

function fourOutputs(source: usize, columns: usize, stride: usize, factors: usize, target: usize, apart: usize): void {
  const length = columns << 2;
  let a0 = f32x4.splat(0);
  let a1 = f32x4.splat(0);
  let b0 = f32x4.splat(0);
  let b1 = f32x4.splat(0);
  let c0 = f32x4.splat(0);
  let c1 = f32x4.splat(0);
  let d0 = f32x4.splat(0);
  let d1 = f32x4.splat(0);
  let fa = factors;
  let fb = fa + length;
  let fc = fb + length;
  let fd = fc + length;
  for (const stop = fa + length; fa < stop; fa += 4, fb += 4, fc += 4, fd += 4, source += stride) {
    const x0 = v128.load(source);
    const x1 = v128.load(source, 16);
    const a = v128.load32_splat(fa);
    a0 = f32x4.add(a0, f32x4.mul(a, x0));
    a1 = f32x4.add(a1, f32x4.mul(a, x1));
    const b = v128.load32_splat(fb);
    b0 = f32x4.add(b0, f32x4.mul(b, x0));
    b1 = f32x4.add(b1, f32x4.mul(b, x1));
    const c = v128.load32_splat(fc);
    c0 = f32x4.add(c0, f32x4.mul(c, x0));
    c1 = f32x4.add(c1, f32x4.mul(c, x1));
    const d = v128.load32_splat(fd);
    d0 = f32x4.add(d0, f32x4.mul(d, x0));
    d1 = f32x4.add(d1, f32x4.mul(d, x1));
  }
  v128.store(target, a0);
  v128.store(target, a1, 16);
  v128.store(target + apart, b0);
  v128.store(target + apart, b1, 16);
  v128.store(target + 2 * apart, c0);
  v128.store(target + 2 * apart, c1, 16);
  v128.store(target + 3 * apart, d0);
  v128.store(target + 3 * apart, d1, 16);
}

function oneOutput(source: usize, columns: usize, stride: usize, factors: usize, target: usize): void {
  let a0 = f32x4.splat(0);
  let a1 = f32x4.splat(0);
  for (const stop = factors + (columns << 2); factors < stop; factors += 4, source += stride) {
    const a = v128.load32_splat(factors);
    a0 = f32x4.add(a0, f32x4.mul(a, v128.load(source)));
    a1 = f32x4.add(a1, f32x4.mul(a, v128.load(source, 16)));
  }
  v128.store(target, a0);
  v128.store(target, a1, 16);
}

/** Products of every column of the left with every one of the right, in tiles of 4 x 2. Those of columns among themselves are made once for each pair. */
export function crossProducts(
  left: usize,
  leftColumns: usize,
  right: usize,
  rightColumns: usize,
  rows: usize,
  target: usize
): void {
  const stride = rows << 2;
  const line = rightColumns << 3;
  const isOwn = left == right && leftColumns == rightColumns;
  let column: usize = 0;
  for (; column + 2 <= rightColumns; column += 2) {
    const from = right + column * stride;
    const into = target + (column << 3);
    const end = isOwn ? column + 2 : leftColumns;
    let l: usize = 0;
    for (; l < end && l + 4 <= leftColumns; l += 4) fourByTwo(left + l * stride, from, stride, into + l * line, line);
    for (; l < end; l++) {
      dot(left + l * stride, from, stride, into + l * line);
      dot(left + l * stride, from + stride, stride, into + l * line + 8);
    }
  }
  for (; column < rightColumns; column++) {
    for (let l: usize = 0; l < leftColumns; l++) {
      dot(left + l * stride, right + column * stride, stride, target + l * line + (column << 3));
    }
  }
  if (isOwn) mirror(target, leftColumns);
}

/** Writes what stands above the diagonal of a square of float64 below it. */
function mirror(square: usize, size: usize): void {
  for (let row: usize = 1; row < size; row++) {
    for (let column: usize = 0; column < row; column++) {
      store<f64>(square + ((row * size + column) << 3), load<f64>(square + ((column * size + row) << 3)));
    }
  }
}

/** Bytes of rows whose products are summed in float32, lane by lane, before float64 takes them: a sum of all rows that way would be off by more than a descent gains in its last steps. */
const RUN: usize = 64 << 2;

function fourByTwo(left: usize, right: usize, stride: usize, target: usize, line: usize): void {
  clearTwo(target);
  clearTwo(target + line);
  clearTwo(target + 2 * line);
  clearTwo(target + 3 * line);
  for (const stop = left + stride; left < stop;) {
    let a0 = f32x4.splat(0);
    let a1 = f32x4.splat(0);
    let b0 = f32x4.splat(0);
    let b1 = f32x4.splat(0);
    let c0 = f32x4.splat(0);
    let c1 = f32x4.splat(0);
    let d0 = f32x4.splat(0);
    let d1 = f32x4.splat(0);
    for (const end = min(left + RUN, stop); left < end; left += 16, right += 16) {
      const x0 = v128.load(right);
      const x1 = v128.load(right + stride);
      const a = v128.load(left);
      a0 = f32x4.add(a0, f32x4.mul(a, x0));
      a1 = f32x4.add(a1, f32x4.mul(a, x1));
      const b = v128.load(left + stride);
      b0 = f32x4.add(b0, f32x4.mul(b, x0));
      b1 = f32x4.add(b1, f32x4.mul(b, x1));
      const c = v128.load(left + 2 * stride);
      c0 = f32x4.add(c0, f32x4.mul(c, x0));
      c1 = f32x4.add(c1, f32x4.mul(c, x1));
      const d = v128.load(left + 3 * stride);
      d0 = f32x4.add(d0, f32x4.mul(d, x0));
      d1 = f32x4.add(d1, f32x4.mul(d, x1));
    }
    addTwo(target, a0, a1);
    addTwo(target + line, b0, b1);
    addTwo(target + 2 * line, c0, c1);
    addTwo(target + 3 * line, d0, d1);
  }
}

function clearTwo(target: usize): void {
  v128.store(target, f64x2.splat(0));
}

function addTwo(target: usize, first: v128, second: v128): void {
  store<f64>(target, load<f64>(target) + laneSum(first));
  store<f64>(target, load<f64>(target, 8) + laneSum(second), 8);
}

function dot(left: usize, right: usize, stride: usize, target: usize): void {
  let total: f64 = 0;
  for (const stop = left + stride; left < stop;) {
    let sum = f32x4.splat(0);
    for (const end = min(left + RUN, stop); left < end; left += 16, right += 16) {
      sum = f32x4.add(sum, f32x4.mul(v128.load(left), v128.load(right)));
    }
    total += laneSum(sum);
  }
  store<f64>(target, total);
}

function laneSum(lanes: v128): f64 {
  return (
    <f64>f32x4.extract_lane(lanes, 0) +
    <f64>f32x4.extract_lane(lanes, 1) +
    <f64>f32x4.extract_lane(lanes, 2) +
    <f64>f32x4.extract_lane(lanes, 3)
  );
}

/** Coordinate descent of 8 rows at a time, whose coefficients stay in the cache. */
export function descendCoefficients(
  coefficients: usize,
  products: usize,
  gram: usize,
  components: usize,
  rows: usize,
  sweeps: usize,
  floor: f32
): void {
  const stride = rows << 2;
  const line = components << 2;
  const end = components * stride;
  const least = f32x4.splat(floor);
  for (let at: usize = 0; at < stride; at += 32) {
    for (let sweep: usize = 0; sweep < sweeps; sweep++) {
      let factors = gram;
      for (let k: usize = 0; k < components; k++, factors += line) {
        let own = products + k * stride + at;
        let rest0 = v128.load(own);
        let rest1 = v128.load(own, 16);
        let factor = factors;
        for (let other = coefficients + at, stop = other + end; other < stop; other += stride, factor += 4) {
          const g = v128.load32_splat(factor);
          rest0 = f32x4.sub(rest0, f32x4.mul(g, v128.load(other)));
          rest1 = f32x4.sub(rest1, f32x4.mul(g, v128.load(other, 16)));
        }
        const diagonal = v128.load32_splat(factors + (k << 2));
        own = coefficients + k * stride + at;
        v128.store(own, f32x4.max(least, f32x4.add(v128.load(own), f32x4.div(rest0, diagonal))));
        v128.store(own, f32x4.max(least, f32x4.add(v128.load(own, 16), f32x4.div(rest1, diagonal))), 16);
      }
    }
  }
}

/** Goes on in the direction of the last step, in float64. */
export function extrapolate(values: usize, before: usize, length: usize, beta: f64, floor: f64): void {
  const part = f64x2.splat(beta);
  const least = f64x2.splat(floor);
  for (const stop = values + (length << 2); values < stop; values += 16, before += 16) {
    const own = v128.load(values);
    const old = v128.load(before);
    const low = further(f64x2.promote_low_f32x4(own), f64x2.promote_low_f32x4(old), part, least);
    const high = further(f64x2.promote_low_f32x4(upper(own)), f64x2.promote_low_f32x4(upper(old)), part, least);
    v128.store(values, v128.shuffle<f32>(f32x4.demote_f64x2_zero(low), f32x4.demote_f64x2_zero(high), 0, 1, 4, 5));
  }
}

function further(value: v128, before: v128, part: v128, least: v128): v128 {
  return f64x2.max(least, f64x2.add(value, f64x2.mul(part, f64x2.sub(value, before))));
}

function upper(lanes: v128): v128 {
  return v128.shuffle<f32>(lanes, lanes, 2, 3, 2, 3);
}
