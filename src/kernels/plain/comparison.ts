import type { MatrixKernels } from '../matrixKernels';

const { fround } = Math;

/** Counts beside their model, as loops that round after every step, as float32 does. */
export function comparisonKernels(memory: ArrayBuffer): Pick<MatrixKernels, 'residualSquares' | 'divergence'> {
  const pair = (values: number, model: number, length: number): readonly [Float32Array, Float32Array] => [
    new Float32Array(memory, values, length),
    new Float32Array(memory, model, length)
  ];
  return {
    residualSquares(values, model, length, floor, target) {
      const [own, models] = pair(values, model, length);
      const residual = (at: number): number => fround(own[at] - Math.max(fround(floor), models[at]));
      const sums = new Float64Array(memory, target, 2);
      sums[0] = summed(length, at => fround(residual(at) * residual(at)));
      sums[1] = summed(length, at => fround(own[at] * own[at]));
    },

    divergence(counts, model, length, floor, target) {
      const [own, models] = pair(counts, model, length);
      const expected = (at: number): number => Math.max(fround(floor), models[at]);
      const residual = (at: number): number => fround(own[at] - expected(at));
      const product = (at: number): number => fround(own[at] * logarithm(fround(own[at] / expected(at))));
      const sums = new Float64Array(memory, target, 2);
      sums[0] = summed(length, at => fround((own[at] > 0 ? product(at) : 0) - residual(at)));
      sums[1] = summed(length, at => fround(fround(residual(at) * residual(at)) / expected(at)));
    }
  };
}

/** Sum in float64 of every fourth term, and then of these four. */
function summed(length: number, term: (at: number) => number): number {
  const lanes = new Float64Array(4);
  for (let at = 0; at < length; at++) {
    lanes[at & 3] += term(at);
  }
  return lanes[0] + lanes[1] + lanes[2] + lanes[3];
}

const bits = new DataView(new ArrayBuffer(4));
const ROOT_OF_HALF = 0x3f3504f3;

/** See the kernel. */
function logarithm(number: number): number {
  bits.setFloat32(0, number);
  const own = bits.getInt32(0);
  const e = (own - ROOT_OF_HALF) >> 23;
  bits.setInt32(0, own - (e << 23));
  const mantissa = bits.getFloat32(0);
  const s = fround(fround(mantissa - 1) / fround(mantissa + 1));
  const square = fround(s * s);
  let series = fround(square * fround(2 / 9));
  for (const divisor of [7, 5, 3]) {
    series = fround(square * fround(series + fround(2 / divisor)));
  }
  const small = fround(s * fround(series + 2));
  const rest = fround(small + fround(e * fround(-0.00021219444)));
  return fround(fround(e * 0.693359375) + rest);
}
