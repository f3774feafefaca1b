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
  for (let start = 0; start < side * side; start += side) {
    // Of a field that is filled up with zeros many rows have nothing in them
    if (!isEmpty(real, start, side) || !isEmpty(imaginary, start, side)) {
      const line = { real: real.slice(start, start + side), imaginary: imaginary.slice(start, start + side) };
      const [ownReal, ownImaginary] = [real.subarray(start, start + side), imaginary.subarray(start, start + side)];
      for (let at = 0; at < side; at++) {
        ownReal[at] = line.real[plan.reversed[at]];
        ownImaginary[at] = line.imaginary[plan.reversed[at]];
      }
      butterflies(plan, ownReal, ownImaginary);
    }
  }
  // Neighbouring columns lie in the same lines of the cache
  const columns = Array.from({ length: Math.min(side, AT_ONCE) }, () => ({
    real: new Float64Array(side),
    imaginary: new Float64Array(side)
  }));
  for (let first = 0; first < side; first += columns.length) {
    for (let at = 0; at < side; at++) {
      const source = plan.reversed[at] * side + first;
      for (let column = 0; column < columns.length; column++) {
        columns[column].real[at] = real[source + column];
        columns[column].imaginary[at] = imaginary[source + column];
      }
    }
    columns.forEach(column => butterflies(plan, column.real, column.imaginary));
    for (let at = 0; at < side; at++) {
      const target = at * side + first;
      for (let column = 0; column < columns.length; column++) {
        real[target + column] = columns[column].real[at];
        imaginary[target + column] = columns[column].imaginary[at];
      }
    }
  }
}

/** Columns that are taken together; a power of two. */
const AT_ONCE = 8;

function isEmpty(values: Float64Array, start: number, length: number): boolean {
  for (let at = start; at < start + length; at++) {
    if (values[at] !== 0) {
      return false;
    }
  }
  return true;
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
