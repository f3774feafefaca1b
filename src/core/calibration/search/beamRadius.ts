import type { LogProfile } from './coarseEllipse';
import { LOG_STEP, radiusOfStep, stepOfRadius } from './logPolar';

/** The beam's foot reaches about this many of its half radii */
const FOOT = 2;
const MARGIN = 3;
/** Part of the azimuth that has to be seen */
const SEEN = 0.3;
/** The foot of a beam falls faster than this power of the radius, background and rings do not */
const STEEP = -3;
/** Nearer to the centre, px, few cells of the map hold a part of a pixel: that they are empty does not mean that something is in the way */
const CELLS_BELOW_PIXELS = 7;
/** Steps over which a slope is taken: 10 % of the radius */
const SLOPE = Math.round(0.1 / LOG_STEP);

/** First step of a profile over ln r that is clear of the direct beam, or of what blocks it. */
export function beamEnd({ values, coverage }: LogProfile): number {
  const density = values.map((value, step) => value / radiusOfStep(step) ** 2);
  let first = 0;
  while (first < density.length && coverage[first] < SEEN) {
    first++;
  }
  let half = first;
  while (half < density.length && density[half] > density[first] / 2) {
    half++;
  }
  let beam = FOOT * radiusOfStep(half) + MARGIN;
  if (first > 0) {
    // A beam stop leaves no more of the beam than its foot, or nothing: then half of what is beside the stop is no radius of the beam
    // But without a stop the middle of a wide beam is flat: its foot begins where it has fallen to half
    let end = radiusOfStep(first) > CELLS_BELOW_PIXELS ? first : half;
    const slope = (): number => Math.log(density[end + SLOPE] / density[end]) / (SLOPE * LOG_STEP);
    while (end + SLOPE < density.length && slope() < STEEP) {
      end++;
    }
    beam = Math.min(beam, radiusOfStep(end) + MARGIN);
  }
  return Math.min(Math.max(first, Math.ceil(stepOfRadius(beam))), Math.floor(density.length / 2));
}
