import { combineStripe } from './matrix';

/** What ratios of counts and their model make of the components: 8 rows at a time, which stay in the cache from the model to the sums. */
export function ratioProducts(
  counts: usize,
  columns: usize,
  rows: usize,
  coefficients: usize,
  components: usize,
  turned: usize,
  factors: usize,
  outputs: usize,
  floor: f32,
  ratios: usize,
  apart: usize,
  target: usize
): void {
  const stride = rows << 2;
  const least = f32x4.splat(floor);
  // Where they are not kept, ratios of the next rows take the place of these
  const step: usize = apart == stride ? 32 : 0;
  for (let at: usize = 0; at < stride; at += 32, ratios += step) {
    combineStripe(coefficients + at, components, stride, turned, columns, ratios, apart);
    let count = counts + at;
    for (let ratio = ratios, stop = ratios + columns * apart; ratio < stop; ratio += apart, count += stride) {
      v128.store(ratio, f32x4.div(v128.load(count), f32x4.max(least, v128.load(ratio))));
      v128.store(ratio, f32x4.div(v128.load(count, 16), f32x4.max(least, v128.load(ratio, 16))), 16);
    }
    combineStripe(ratios, columns, apart, factors, outputs, target + at, stride);
  }
}

/** Squares of what is left of values, and of the values; sums in float64, of two lanes each. */
export function residualSquares(values: usize, model: usize, length: usize, floor: f32, target: usize): void {
  const least = f32x4.splat(floor);
  let lowLeft = f64x2.splat(0);
  let highLeft = f64x2.splat(0);
  let lowAll = f64x2.splat(0);
  let highAll = f64x2.splat(0);
  for (const stop = values + (length << 2); values < stop; values += 16, model += 16) {
    const value = v128.load(values);
    const residual = f32x4.sub(value, f32x4.max(least, v128.load(model)));
    const left = f32x4.mul(residual, residual);
    const all = f32x4.mul(value, value);
    lowLeft = f64x2.add(lowLeft, f64x2.promote_low_f32x4(left));
    highLeft = f64x2.add(highLeft, f64x2.promote_low_f32x4(upper(left)));
    lowAll = f64x2.add(lowAll, f64x2.promote_low_f32x4(all));
    highAll = f64x2.add(highAll, f64x2.promote_low_f32x4(upper(all)));
  }
  store<f64>(target, total(lowLeft, highLeft));
  store<f64>(target, total(lowAll, highAll), 8);
}

/** Generalised Kullback-Leibler divergence and chi-square. */
export function divergence(counts: usize, model: usize, length: usize, floor: f32, target: usize): void {
  const least = f32x4.splat(floor);
  const zero = f32x4.splat(0);
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  let lowSquare = f64x2.splat(0);
  let highSquare = f64x2.splat(0);
  for (const stop = counts + (length << 2); counts < stop; counts += 16, model += 16) {
    const count = v128.load(counts);
    const expected = f32x4.max(least, v128.load(model));
    const residual = f32x4.sub(count, expected);
    const product = f32x4.mul(count, logarithm(f32x4.div(count, expected)));
    // No counts, no logarithm
    const term = f32x4.sub(v128.and(f32x4.gt(count, zero), product), residual);
    const square = f32x4.div(f32x4.mul(residual, residual), expected);
    low = f64x2.add(low, f64x2.promote_low_f32x4(term));
    high = f64x2.add(high, f64x2.promote_low_f32x4(upper(term)));
    lowSquare = f64x2.add(lowSquare, f64x2.promote_low_f32x4(square));
    highSquare = f64x2.add(highSquare, f64x2.promote_low_f32x4(upper(square)));
  }
  store<f64>(target, total(low, high));
  store<f64>(target, total(lowSquare, highSquare), 8);
}

function upper(lanes: v128): v128 {
  return v128.shuffle<f32>(lanes, lanes, 2, 3, 2, 3);
}

function total(low: v128, high: v128): f64 {
  return (
    f64x2.extract_lane(low, 0) + f64x2.extract_lane(low, 1) + f64x2.extract_lane(high, 0) + f64x2.extract_lane(high, 1)
  );
}

/** Root of a half, as bits: mantissas are taken from there to the root of two. */
const ROOT_OF_HALF: i32 = 0x3f3504f3;

/** ln of numbers above zero: e ln 2 + 2 artanh s with s = (m - 1) / (m + 1), whose series is at its end after s^9, as |s| < 0.172. */
function logarithm(numbers: v128): v128 {
  const exponents = i32x4.shr_s(i32x4.sub(numbers, i32x4.splat(ROOT_OF_HALF)), 23);
  const mantissas = i32x4.sub(numbers, i32x4.shl(exponents, 23));
  const one = f32x4.splat(1);
  const s = f32x4.div(f32x4.sub(mantissas, one), f32x4.add(mantissas, one));
  const square = f32x4.mul(s, s);
  let series = f32x4.mul(square, f32x4.splat(<f32>(2.0 / 9.0)));
  series = f32x4.mul(square, f32x4.add(series, f32x4.splat(<f32>(2.0 / 7.0))));
  series = f32x4.mul(square, f32x4.add(series, f32x4.splat(<f32>(2.0 / 5.0))));
  series = f32x4.mul(square, f32x4.add(series, f32x4.splat(<f32>(2.0 / 3.0))));
  const small = f32x4.mul(s, f32x4.add(series, f32x4.splat(2)));
  const e = f32x4.convert_i32x4_s(exponents);
  // ln 2 in two parts, the first of few bits: its products are exact
  const rest = f32x4.add(small, f32x4.mul(e, f32x4.splat(-0.00021219444)));
  return f32x4.add(f32x4.mul(e, f32x4.splat(0.693359375)), rest);
}
