import type { LogProfile } from './coarseEllipse';
import { LOG_STEP, radiusOfStep, stepOfRadius } from './logPolar';
import type { RingTarget } from './ringTargets';

/** One way to index a profile. */
export interface Indexing {
  /** Geometric mean pixel size, 1/Å */
  readonly pixelSizeInvAng: number;
  /** Correlation with the rings of gold, at most 1 */
  readonly score: number;
}

/** Half width in ln r of what counts as a peak over its baseline; 111 and 200 together are 0.14 apart */
const PEAK = 0.2;
/** Widths of the rings that are tried, standard deviation in px and as a part of the radius */
const WIDTHS = [
  [1, 0.004],
  [2.2, 0.008],
  [3.5, 0.016]
];
/** Difference in ln r below which two maxima are the same indexing */
const SAME = 0.02;
const LEAST_COVERAGE = 0.2;

/**
 * All ways to lay the rings of gold over a profile, best first: correlation of the square roots of profile (above its
 * baseline) and rings, over the whole range that is seen. Peaks without a ring cost as much as rings without a peak.
 *
 * @param fromStep steps below belong to the direct beam
 * @param sizes smallest and largest pixel size in 1/Å; everything that shows two rings by default
 */
export function indexings(
  profile: LogProfile,
  targets: readonly RingTarget[],
  fromStep: number,
  sizes: readonly [number, number] = [0, Infinity]
): Indexing[] {
  const { coverage } = profile;
  let last = coverage.length - 1;
  while (last > fromStep && coverage[last] < LEAST_COVERAGE) {
    last--;
  }
  const peaks = abovePeakBaseline(profile.values.subarray(0, last + 1), fromStep);
  const weights = coverage.map((part, step) =>
    step >= fromStep && step <= last && part >= 0.08 ? Math.sqrt(part) : 0
  );
  // 111 may lie anywhere from the beam to where 200 is still seen
  const lowest = Math.max(fromStep + 0.05 / LOG_STEP, stepOfRadius(9));
  const highest = last - Math.log(targets[1].t / targets[0].t) / LOG_STEP;
  const found: Indexing[] = [];
  for (const [pixels, relative] of WIDTHS) {
    const scores: number[] = [];
    const start = Math.floor(lowest);
    for (let step = start; step <= highest; step++) {
      const size = targets[0].t / radiusOfStep(step);
      const inside = size >= sizes[0] && size <= sizes[1];
      scores.push(inside ? correlation(peaks, weights, template(targets, step, last + 1, pixels, relative)) : -1);
    }
    scores.forEach((score, at) => {
      const [before, after] = [scores[at - 1] ?? -1, scores[at + 1] ?? -1];
      if (score > 0 && score >= before && score > after) {
        const bend = before - 2 * score + after;
        const shift = bend < 0 ? Math.max(-0.5, Math.min(0.5, (before - after) / (2 * bend))) : 0;
        found.push({ pixelSizeInvAng: targets[0].t / radiusOfStep(start + at + shift), score });
      }
    });
  }
  found.sort((one, other) => other.score - one.score);
  return found.filter(
    (one, at) =>
      !found.slice(0, at).some(better => Math.abs(Math.log(better.pixelSizeInvAng / one.pixelSizeInvAng)) < SAME)
  );
}

/**
 * Square root of what stands above the baseline: statistics-sensitive non-linear peak clipping (C. G. Ryan et al., Nucl.
 * Instrum. Methods B 34 (1988) 396), over windows up to PEAK.
 */
function abovePeakBaseline(values: Float64Array, fromStep: number): Float64Array {
  const smooth = values.map((value, step) => {
    const [before, after] = [values[step - 1] ?? value, values[step + 1] ?? value];
    return (before + 2 * value + after) / 4;
  });
  const baseline = smooth.map(value => Math.sqrt(value));
  const next = new Float64Array(baseline.length);
  for (let reach = Math.round(PEAK / LOG_STEP); reach >= 1; reach--) {
    for (let step = 0; step < baseline.length; step++) {
      const between =
        step - reach >= fromStep && step + reach < baseline.length
          ? (baseline[step - reach] + baseline[step + reach]) / 2
          : Infinity;
      next[step] = Math.min(baseline[step], between);
    }
    baseline.set(next);
  }
  return smooth.map((value, step) => (step < fromStep ? 0 : Math.sqrt(Math.max(0, value - baseline[step] ** 2))));
}

// Called for every scale, ring and step: looked up once
const { exp } = Math;

function template(
  targets: readonly RingTarget[],
  at111: number,
  length: number,
  pixels: number,
  relative: number
): Float64Array {
  const rings = new Float64Array(length);
  for (const { t, strength } of targets) {
    const place = at111 + Math.log(t / targets[0].t) / LOG_STEP;
    const width = Math.hypot(pixels / radiusOfStep(place), relative) / LOG_STEP;
    // r² times the density of the ring: counts of the ring times r over its width in px
    const height = (strength * (t / targets[0].t)) / (width * LOG_STEP * radiusOfStep(place));
    const reach = Math.ceil(4 * width);
    for (let step = Math.max(0, Math.floor(place - reach)); step <= Math.min(length - 1, place + reach); step++) {
      rings[step] += height * exp(-(((step - place) / width) ** 2) / 2);
    }
  }
  return rings.map(Math.sqrt);
}

/** Pearson's correlation with weights. */
function correlation(one: Float64Array, weights: Float64Array, other: Float64Array): number {
  let [w, x, y, xx, yy, xy] = [0, 0, 0, 0, 0, 0];
  for (let step = 0; step < one.length; step++) {
    const weight = weights[step];
    w += weight;
    x += weight * one[step];
    y += weight * other[step];
    xx += weight * one[step] ** 2;
    yy += weight * other[step] ** 2;
    xy += weight * one[step] * other[step];
  }
  const spread = (xx - (x * x) / w) * (yy - (y * y) / w);
  return spread > 0 ? (xy - (x * y) / w) / Math.sqrt(spread) : 0;
}
