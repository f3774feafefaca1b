/**
 * Values below and above which `lower` and `upper` percent of the finite values lie: display limits that a few spikes or
 * dead pixels do not spoil.
 *
 * @returns [0, 1] where nothing is finite; a constant image gives limits one apart
 */
export function percentileRange(values: ArrayLike<number>, lower: number, upper: number): [low: number, high: number] {
  const sorted = Float64Array.from(values).filter(Number.isFinite).sort();
  if (sorted.length === 0) {
    return [0, 1];
  }
  const at = (percent: number): number => sorted[Math.round((percent / 100) * (sorted.length - 1))];
  const [low, high] = [at(lower), at(upper)];
  return high > low ? [low, high] : [low, low + 1];
}

/** Values as 0 to 255 between two limits. */
export function toBytes(values: ArrayLike<number>, [low, high]: readonly [number, number]): Uint8Array {
  const scale = 255 / (high - low);
  return Uint8Array.from(values, value => Math.max(0, Math.min(255, Math.round((value - low) * scale))));
}
