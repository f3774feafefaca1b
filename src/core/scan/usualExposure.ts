/** Exposures that differ by less than this factor are one class: triggers jitter by a few per cent. */
const CLASS_WIDTH = 1.1;
/** Exposures within this factor of the usual one count as it: less than what the search for a fly-back takes for long. */
const ALIKE = 1.4;

/**
 * The most frequent exposure of a series in ns, where exposures within ten per cent count as one (0.871 to 0.914 ms round
 * 0.9 ms are a real example): the median of the most populated such window. NaN when no exposure is known.
 */
export function usualExposure(exposuresNs: Float64Array): number {
  const sorted = known(exposuresNs);
  if (sorted.every(exposure => exposure === sorted[0])) {
    return sorted.length > 0 ? sorted[0] : NaN;
  }
  sorted.sort();
  let most = 0;
  let usual = NaN;
  for (let low = 0, high = 0; low < sorted.length; low++) {
    while (high < sorted.length && sorted[high] <= sorted[low] * CLASS_WIDTH) {
      high++;
    }
    if (high - low > most) {
      most = high - low;
      usual = sorted[(low + high - 1) >> 1];
    }
  }
  return usual;
}

function known(exposuresNs: Float64Array): Float64Array {
  const found = new Float64Array(exposuresNs.length);
  let count = 0;
  for (let frame = 0; frame < exposuresNs.length; frame++) {
    if (exposuresNs[frame] > 0) {
      found[count++] = exposuresNs[frame];
    }
  }
  return found.subarray(0, count);
}

/** Whether an exposure counts as the usual one. Where no exposure is known, that is one that is not known either. */
export function isUsual(exposureNs: number, usualNs: number): boolean {
  return Number.isNaN(usualNs) ? !(exposureNs > 0) : exposureNs <= usualNs * ALIKE && exposureNs >= usualNs / ALIKE;
}

/** Numbers (from 0) of the frames whose exposure is longer than `ratio` times the usual one. */
export function longFrames(exposuresNs: Float64Array, usualNs: number, ratio: number): number[] {
  const found: number[] = [];
  const limit = usualNs * ratio;
  for (let frame = 0; frame < exposuresNs.length; frame++) {
    if (exposuresNs[frame] > limit) {
      found.push(frame);
    }
  }
  return found;
}
