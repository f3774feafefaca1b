/** Lower and upper percentile of the shown values, 0 to 100. */
export type Percentiles = readonly [number, number];

/** The finite ones of some values: a copy. */
export function finiteValues(values: Float32Array): Float32Array {
  const finite = new Float32Array(values.length);
  let count = 0;
  // By number, here and below: an iterator takes ten times as long
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    // Neither NaN nor infinite
    if (value - value === 0) {
      finite[count++] = value;
    }
  }
  return finite.subarray(0, count);
}

/**
 * Values at two percentiles, linear between ranks (numpy's default). An image of one value gets a range of width 1, for a
 * colour scale needs two ends; an image without finite values gets [0, 1].
 *
 * @param finite is put into another order: sorted no further than is needed, for that takes a tenth of the time
 */
export function valueRange(finite: Float32Array, percentiles: Percentiles): [number, number] {
  if (finite.length === 0) {
    return [0, 1];
  }
  const counted = countedValues(finite);
  const [low, high] = percentiles.map(percent => {
    const rank = (percent / 100) * (finite.length - 1);
    return counted ? atCountedRank(counted, rank) : atRank(finite, rank);
  });
  return high > low ? [low, high] : [low, low + 1];
}

/** Values that are looked at for the smallest ones */
const SAMPLED = 4096;
/** Part of the positive values that lies below the foot */
const BELOW = 0.05;

/**
 * The smallest of the positive values but for one in twenty; 1 when there is none. For whole counts mostly the smallest of all; images that were resampled have a
 * few pixels of next to nothing, decades below the rest.
 */
export function smallPositive(values: Float32Array): number {
  // An odd number, which meets all columns of an image whose rows are a power of two long
  const stride = Math.ceil(values.length / SAMPLED) | 1;
  const found = new Float32Array(SAMPLED);
  let count = 0;
  for (let index = 0; index < values.length; index += stride) {
    if (values[index] > 0 && values[index] < Infinity) {
      found[count++] = values[index];
    }
  }
  if (count === 0) {
    return smallestPositive(values);
  }
  return found.subarray(0, count).sort()[Math.floor(BELOW * count)];
}

function smallestPositive(values: Float32Array): number {
  let smallest = Infinity;
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (value > 0 && value < smallest) {
      smallest = value;
    }
  }
  return smallest === Infinity ? 1 : smallest;
}

/** Counts of a pattern are below this, but for few patterns */
const FEW_COUNTS = 1 << 16;

/** How often each whole number occurs; undefined where there are other numbers, or too large ones. */
function countedValues(values: Float32Array): Uint32Array | undefined {
  const times = new Uint32Array(FEW_COUNTS);
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    const count = value & (FEW_COUNTS - 1);
    if (count !== value) {
      return undefined;
    }
    times[count]++;
  }
  return times;
}

function atCountedRank(times: Uint32Array, rank: number): number {
  const below = Math.floor(rank);
  let value = 0;
  let last = times[0] - 1;
  while (last < below) {
    last += times[++value];
  }
  if (rank === below || last > below) {
    return value;
  }
  let next = value + 1;
  while (times[next] === 0) {
    next++;
  }
  return value + (rank - below) * (next - value);
}

function atRank(values: Float32Array, rank: number): number {
  const below = Math.floor(rank);
  const low = select(values, below);
  if (rank === below) {
    return low;
  }
  // What is above the rank is no smaller, so that the next value is the smallest there.
  let next = Infinity;
  for (let index = below + 1; index < values.length; index++) {
    next = Math.min(next, values[index]);
  }
  return low + (rank - below) * (next - low);
}

/** The value that would be at a place were they sorted; no larger ones stand before it then, no smaller ones after (Hoare 1961). */
function select(values: Float32Array, place: number): number {
  let [left, right] = [0, values.length - 1];
  while (left < right) {
    const pivot = values[(left + right) >> 1];
    let [i, j] = [left, right];
    while (i <= j) {
      while (values[i] < pivot) {
        i++;
      }
      while (values[j] > pivot) {
        j--;
      }
      if (i <= j) {
        const value = values[i];
        values[i++] = values[j];
        values[j--] = value;
      }
    }
    if (place <= j) {
      right = j;
    } else if (place >= i) {
      left = i;
    } else {
      break;
    }
  }
  return values[place];
}
