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
/** The middle of a wide beam is flat to this part of itself, and so many times as bright as what is beyond the foot */
const FLAT = 0.2;
const BRIGHT = 4;
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
    const end = isWide(density, first, half) ? footEnd(density, half) : footEnd(density, first);
    beam = Math.min(beam, radiusOfStep(end) + MARGIN);
  }
  return Math.min(Math.max(first, Math.ceil(stepOfRadius(beam))), Math.floor(density.length / 2));
}

/** Last step of what falls as the foot of a beam from here on. */
function footEnd(density: Float64Array, from: number): number {
  let end = from;
  while (end + SLOPE < density.length && Math.log(density[end + SLOPE] / density[end]) / (SLOPE * LOG_STEP) < STEEP) {
    end++;
  }
  return end;
}

/** Whether the flat middle of a wide beam begins here, without a stop, and has fallen to half there. */
function isWide(density: Float64Array, first: number, half: number): boolean {
  const end = footEnd(density, half);
  const most = density.subarray(first, half).reduce((top, value) => Math.max(top, value), 0);
  return (
    radiusOfStep(first) < CELLS_BELOW_PIXELS &&
    end > half &&
    most < (1 + FLAT) * density[first] &&
    density[first] > BRIGHT * density[end]
  );
}
