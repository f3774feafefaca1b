/** Most frames that are tried: a scan of 2048 x 2048. */
const MOST_FRAMES = 1 << 22;
/** Values that are looked at: chance lets each of them through once in some ten cases at most. */
const LOOKED_AT = 64;
/** Rounding of float32, relative, twice: of the sum and of the quotient */
const ROUNDING = 2 ** -23;
/** Counts up to which rounding leaves whole numbers well apart */
const MOST_COUNTS = 2 ** 19;

/**
 * Number of frames that a pattern is the mean of, by the steps of its values: whole numbers divided by it.
 *
 * @returns 1 for whole numbers; undefined when no number of frames explains the values: scaled, smoothed or interpolated, or
 * so many counts that float32 no longer shows the steps
 */
export function frameCount(values: ArrayLike<number>): number | undefined {
  const smallest = smallestValues(values);
  if (smallest.length === 0) {
    return 1;
  }
  const largest = smallest[smallest.length - 1];
  for (let count = 1; count <= MOST_FRAMES && largest * count <= MOST_COUNTS; count++) {
    if (smallest.every(value => isWhole(value * count))) {
      return count;
    }
  }
  return smallest.every(Number.isInteger) ? 1 : undefined;
}

function isWhole(product: number): boolean {
  return Math.abs(product - Math.round(product)) <= product * ROUNDING;
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
