/** Complex numbers of a square field, side a power of two, rows after one another; transformed in place. */
export interface ComplexField {
  readonly side: number;
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
}

export function complexField(side: number): ComplexField {
  return { side, real: new Float64Array(side * side), imaginary: new Float64Array(side * side) };
}

/**
 * Discrete Fourier transform in two dimensions (Cooley & Tukey, Math. Comput. 19 (1965) 297), without a factor in either
 * direction.
 */
export function transform({ side, real, imaginary }: ComplexField, inverse = false): void {
  const plan = createPlan(side, inverse);
  const row = { real: new Float64Array(side), imaginary: new Float64Array(side) };
  for (const [step, stride] of [
    [side, 1],
    [1, side]
  ]) {
    for (let line = 0; line < side; line++) {
      const start = line * step;
      for (let at = 0; at < side; at++) {
        const source = start + plan.reversed[at] * stride;
        row.real[at] = real[source];
        row.imaginary[at] = imaginary[source];
      }
      butterflies(plan, row.real, row.imaginary);
      for (let at = 0; at < side; at++) {
        const target = start + at * stride;
        real[target] = row.real[at];
        imaginary[target] = row.imaginary[at];
      }
    }
  }
}

interface Plan {
  readonly reversed: Uint32Array;
  readonly cosine: Float64Array;
  readonly sine: Float64Array;
}

function createPlan(side: number, inverse: boolean): Plan {
  const reversed = new Uint32Array(side);
  for (let at = 1; at < side; at++) {
    reversed[at] = (reversed[at >> 1] >> 1) | (at & 1 ? side >> 1 : 0);
  }
  const turn = ((inverse ? 2 : -2) * Math.PI) / side;
  return {
    reversed,
    cosine: Float64Array.from({ length: side / 2 }, (_, at) => Math.cos(turn * at)),
    sine: Float64Array.from({ length: side / 2 }, (_, at) => Math.sin(turn * at))
  };
}

function butterflies({ cosine, sine }: Plan, real: Float64Array, imaginary: Float64Array): void {
  const size = real.length;
  for (let half = 1; half < size; half *= 2) {
    const stride = size / (2 * half);
    for (let block = 0; block < size; block += 2 * half) {
      for (let at = 0; at < half; at++) {
        const c = cosine[at * stride];
        const s = sine[at * stride];
        const low = block + at;
        const high = low + half;
        const r = real[high] * c - imaginary[high] * s;
        const i = real[high] * s + imaginary[high] * c;
        real[high] = real[low] - r;
        imaginary[high] = imaginary[low] - i;
        real[low] += r;
        imaginary[low] += i;
      }
    }
  }
}
