import type { Pauses } from '../../core/scan/pauses';
import { findPauses, timesOf } from '../../core/scan/pauses';
import type { HeaderSample, SampledFrames } from './headerSample';

/**
 * The pauses that all frames probably have, from a few headers more than those of the first line of a square scan. Without a
 * pause the last frame comes when the first ones let expect it. Where it comes later, the first pause is found by bisection,
 * and taken to come back at the same distance where it does so in the middle and at the end.
 *
 * @param exposuresNs of all frames, as far as they are known or foreseen
 * @returns undefined where the times say nothing; a single pause where times are not even and no rhythm was found
 */
export function samplePauses(
  headers: HeaderSample,
  first: SampledFrames,
  exposuresNs: Float64Array
): Pauses | undefined {
  const seen = findPauses(first.timesUs, first.exposuresNs);
  if (seen === undefined) {
    return undefined;
  }
  const times = new EvenTimes(headers, first, seen, exposuresNs);
  const start = seen.before.length > 0 ? seen.before[seen.before.length - 1] : times.nextPause(0);
  if (start === undefined) {
    return seen;
  }
  const before = seen.before.length > 1 ? seen.before[seen.before.length - 2] : 0;
  const distance = start - before;
  const spacing = times.goesOn(start, distance) ? distance : (times.nextPause(start) ?? headers.frames) - start;
  const goesOn = spacing > 1 && times.goesOn(start, spacing);
  const later = goesOn ? Math.ceil((headers.frames - start) / spacing) - 1 : 0;
  const known = seen.before.length > 0 ? [...seen.before] : [start];
  const all = [...known, ...Array.from({ length: later }, (_, line) => start + (line + 1) * spacing)];
  const pauseUs = times.interval(start);
  return { ...seen, before: Int32Array.from(all), intervalUs: Float64Array.from(all, () => pauseUs) };
}

/** How late frames are against an even pace. */
class EvenTimes {
  constructor(
    private readonly headers: HeaderSample,
    first: SampledFrames,
    private readonly seen: Pauses,
    exposuresNs: Float64Array
  ) {
    const { timesUs } = first;
    this.sampled = timesUs.length;
    this.start = timesUs[0];
    const even = { ...seen, before: new Int32Array(0), intervalUs: new Float64Array(0) };
    this.expected = timesOf(even, headers.frames, exposuresNs);
    const last = this.sampled - 1;
    // The median of the intervals is good to a quarter of a microsecond, which adds up: the sample as a whole is better
    const isEven = seen.before.length === 0 && last > 0;
    this.correction = isEven ? (timesUs[last] - this.start - this.expected[last]) / last : 0;
  }

  /** The first frame after another with a pause before it; undefined where frames keep their pace to the end. */
  nextPause(after: number): number | undefined {
    const late = this.lateness(after);
    const isLate = (frame: number): boolean => this.lateness(frame) - late > this.tolerance(frame - after);
    let [low, high] = [after, this.headers.frames - 1];
    if (high <= low || !isLate(high)) {
      return undefined;
    }
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      [low, high] = isLate(middle) ? [low, middle] : [middle, high];
    }
    return high;
  }

  /** Whether a pause comes back at the next line, in the middle and at the end, and not just before. */
  goesOn(start: number, spacing: number): boolean {
    const lines = Math.floor((this.headers.frames - 1 - start) / spacing);
    const isPause = (frame: number): boolean => this.interval(frame) > this.seen.usualUs + this.seen.jitterUs;
    return [1, Math.floor(lines / 2), lines].every(
      line => line < 1 || lines < 1 || (isPause(start + line * spacing) && !isPause(start + line * spacing - 1))
    );
  }

  /** Time from the frame before to this one, µs */
  interval(frame: number): number {
    const [before, at] = this.headers.read(frame - 1, 2).timesUs;
    return at - before - (this.expected[frame] - this.expected[frame - 1] - this.seen.usualUs);
  }

  private lateness(frame: number): number {
    const [time] = this.headers.read(frame, 1).timesUs;
    return time - this.start - this.expected[frame] - frame * this.correction;
  }

  /** What jitter of the sample makes of so many frames. */
  private tolerance(frames: number): number {
    return this.seen.jitterUs * (1 + frames / this.sampled);
  }

  private readonly sampled: number;
  private readonly start: number;
  private readonly correction: number;
  private readonly expected: Float64Array;
}
