/**
 * Values below and above which `lower` and `upper` percent of the finite values lie: display limits that a few spikes or
 * dead pixels do not spoil.
 *
 * @returns [0, 1] where nothing is finite; a constant image gives limits one apart
 */
export function percentileRange(values: ArrayLike<number>, lower: number, upper: number): [low: number, high: number] {
  const finite = finiteValues(values);
  if (finite.length === 0) {
    return [0, 1];
  }
  const at = (percent: number): number => nthSmallest(finite, Math.round((percent / 100) * (finite.length - 1)));
  const [low, high] = [at(lower), at(upper)];
  return high > low ? [low, high] : [low, low + 1];
}

/** Values as 0 to 255 between two limits. */
export function toBytes(values: ArrayLike<number>, [low, high]: readonly [number, number]): Uint8Array {
  const scale = 255 / (high - low);
  const bytes = new Uint8Array(values.length);
  for (let index = 0; index < bytes.length; index++) {
    bytes[index] = Math.max(0, Math.min(255, Math.round((values[index] - low) * scale)));
  }
  return bytes;
}

function finiteValues(values: ArrayLike<number>): Float64Array {
  const finite = new Float64Array(values.length);
  let count = 0;
  for (let index = 0; index < values.length; index++) {
    if (Number.isFinite(values[index])) {
      finite[count++] = values[index];
    }
  }
  return finite.subarray(0, count);
}

/** The value that would stand at a place were the values sorted, which would take longer; they change their order (Hoare). */
function nthSmallest(values: Float64Array, place: number): number {
  for (let low = 0, high = values.length - 1; low < high;) {
    const pivot = values[place];
    let left = low;
    let right = high;
    while (left <= right) {
      while (values[left] < pivot) {
        left++;
      }
      while (pivot < values[right]) {
        right--;
      }
      if (left <= right) {
        const larger = values[left];
        values[left++] = values[right];
        values[right--] = larger;
      }
    }
    if (right < place) {
      low = left;
    }
    if (place < left) {
      high = right;
    }
  }
  return values[place];
}
