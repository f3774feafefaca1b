/** Most steps in a unit that are looked for: frames of a scan of 2048 x 2048. */
const MOST_STEPS = 1 << 22;
/** Values that are looked at: chance lets each of them through once in some ten cases at most. */
const LOOKED_AT = 64;
/** Rounding, relative, twice: of a sum and of its quotient */
const ROUNDING = { single: 2 ** -23, double: 2 ** -51 };
/** Counts up to which rounding leaves whole numbers well apart */
const MOST_COUNTS = 2 ** 19;

/**
 * By what the values of a pattern are to be multiplied to be whole numbers again, counts, by the steps between them: the
 * number of frames for a mean, 1 for counts.
 *
 * @returns undefined when the values have no common step: smoothed, interpolated, or so many counts that float32 no longer
 * shows it
 */
export function stepsPerUnit(values: ArrayLike<number>): number | undefined {
  const smallest = smallestValues(values);
  if (smallest.every(Number.isInteger)) {
    return 1;
  }
  const rounding = smallest.every(value => Math.fround(value) === value) ? ROUNDING.single : ROUNDING.double;
  const isWhole = (product: number): boolean => Math.abs(product - Math.round(product)) <= product * rounding;
  const largest = smallest[smallest.length - 1];
  for (let steps = 1; steps <= MOST_STEPS && largest * steps <= MOST_COUNTS; steps++) {
    if (smallest.every(value => isWhole(value * steps))) {
      // Counts in units of 1 / 318.3 are whole numbers times 71 in units of 1 / 22600
      return steps / commonDivisor(smallest.map(value => Math.round(value * steps)));
    }
  }
  return undefined;
}

/** The smallest different values above 0, ascending. */
function smallestValues(values: ArrayLike<number>): Float64Array {
  const different = new Set<number>();
  for (let index = 0; index < values.length; index++) {
    if (values[index] > 0 && Number.isFinite(values[index])) {
      different.add(values[index]);
    }
  }
  return Float64Array.from(different).sort().subarray(0, LOOKED_AT);
}

function commonDivisor(numbers: Float64Array): number {
  return numbers.reduce((one, other) => {
    let [larger, smaller] = [one, other];
    while (smaller > 0) {
      [larger, smaller] = [smaller, larger % smaller];
    }
    return larger;
  });
}
