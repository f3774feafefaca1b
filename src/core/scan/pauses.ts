import { median } from '../median';
import { PAUSE } from './scores';
import { isUsual, usualExposure } from './usualExposure';

/** Frames that began later than the others let expect, from the time stamps of all of them. */
export interface Pauses {
  /** Usual time from the start of a frame to that of the next, µs */
  readonly usualUs: number;
  /** What an interval may be longer by without being a pause, µs */
  readonly jitterUs: number;
  /** Frames before which there is a pause, ascending, and the time since the frame before, µs */
  readonly before: Int32Array;
  readonly intervalUs: Float64Array;
}

/** Standard deviation of normally distributed numbers by their median absolute deviation. */
const PER_MAD = 1.4826;

/**
 * Finds pauses between frames. A long exposure makes no pause: the time it takes longer than the usual one is taken off.
 *
 * @param timesUs start of every frame, NaN where it is not known, as for frames that were never saved
 * @param exposuresNs of every frame
 * @returns undefined where the times say nothing: none are known, the clock stood still, or every third frame came late
 */
export function findPauses(timesUs: Float64Array, exposuresNs?: Float64Array): Pauses | undefined {
  const intervals = intervalsOf(timesUs, exposuresNs);
  const known = intervals.filter(interval => !Number.isNaN(interval));
  if (known.length === 0) {
    return undefined;
  }
  const usualUs = isEven(known) ? known[0] : median(known);
  if (!(usualUs > 0)) {
    return undefined;
  }
  const jitterUs = leastExcess(known, usualUs);
  const before: number[] = [];
  intervals.forEach((interval, frame) => {
    if (interval > usualUs + jitterUs) {
      before.push(frame);
    }
  });
  return before.length > PAUSE.mostFrames * known.length
    ? undefined
    : {
        usualUs,
        jitterUs,
        before: Int32Array.from(before),
        intervalUs: Float64Array.from(before, frame => intervals[frame])
      };
}

/** Times that have just these pauses, the first one 0: the inverse of findPauses, but for jitter. */
export function timesOf(
  { usualUs, before, intervalUs }: Pauses,
  frames: number,
  exposuresNs?: Float64Array
): Float64Array {
  const longer = longerUs(exposuresNs);
  const intervals = new Float64Array(frames).fill(usualUs);
  before.forEach((frame, at) => (intervals[frame] = intervalUs[at]));
  const timesUs = new Float64Array(frames);
  for (let frame = 1; frame < frames; frame++) {
    timesUs[frame] = timesUs[frame - 1] + intervals[frame] + longer(frame - 1);
  }
  return timesUs;
}

/** Time since the frame before, NaN where one of the two is not known. */
function intervalsOf(timesUs: Float64Array, exposuresNs?: Float64Array): Float64Array {
  const longer = longerUs(exposuresNs);
  const intervals = new Float64Array(timesUs.length).fill(NaN);
  for (let frame = 1; frame < timesUs.length; frame++) {
    intervals[frame] = timesUs[frame] - timesUs[frame - 1] - longer(frame - 1);
  }
  return intervals;
}

/** How much longer than usual a frame was exposed, µs; 0 for what counts as usual. */
function longerUs(exposuresNs: Float64Array | undefined): (frame: number) => number {
  if (exposuresNs === undefined) {
    return () => 0;
  }
  const usualNs = usualExposure(exposuresNs);
  return frame => {
    const exposureNs = exposuresNs[frame];
    return exposureNs > usualNs && !isUsual(exposureNs, usualNs) ? (exposureNs - usualNs) / 1000 : 0;
  };
}

function isEven(intervals: Float64Array): boolean {
  return intervals.every(interval => Math.abs(interval - intervals[0]) < PAUSE.leastUs / 2);
}

/** How much longer than usual an interval must be, so that jitter does not explain it. */
function leastExcess(intervals: Float64Array, usualUs: number): number {
  const spread = PER_MAD * median(intervals.map(interval => Math.abs(interval - usualUs)));
  return Math.max(PAUSE.leastUs, PAUSE.leastPart * usualUs, PAUSE.deviations * spread);
}
