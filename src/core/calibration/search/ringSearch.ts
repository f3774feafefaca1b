import type { LogProfile } from './coarseEllipse';
import { LOG_STEP, radiusOfStep, stepOfRadius } from './logPolar';
import type { RingTarget } from '../ringTargets';

/** One way to index a profile. */
export interface Indexing {
  /** Geometric mean pixel size, 1/Å */
  readonly pixelSizeInvAng: number;
  /** Correlation with the rings of the standard, at most 1 */
  readonly score: number;
}

/** Half width in ln r of what counts as a peak over its baseline; 111 and 200 together are 0.14 apart */
const PEAK = 0.2;
/** Width of the rings, standard deviation in px and as a part of the radius */
type Width = readonly [pixels: number, relative: number];

const WIDTHS: readonly Width[] = [
  [1, 0.004],
  [2.2, 0.008],
  [3.5, 0.016]
];
/** Difference in ln r below which two maxima are the same indexing */
const SAME = 0.02;
const LEAST_COVERAGE = 0.2;

/**
 * Lays the rings of a standard over a profile: correlation of the square roots of profile (above its baseline) and rings, over the
 * whole range that is seen. Peaks without a ring cost as much as rings without a peak.
 */
export class RingSearch {
  private readonly length: number;
  private readonly peaks: Float64Array;
  private readonly weights: Float64Array;
  /** Scores for the rings that were looked for last, which no guess changes */
  private known: { readonly rings: string; readonly scores: readonly Float64Array[] } | undefined;

  /** @param fromStep steps below belong to the direct beam */
  constructor(
    { values, coverage }: LogProfile,
    private readonly fromStep: number
  ) {
    let last = coverage.length - 1;
    while (last > fromStep && coverage[last] < LEAST_COVERAGE) {
      last--;
    }
    this.length = last + 1;
    this.peaks = abovePeakBaseline(values.subarray(0, this.length), fromStep);
    this.weights = coverage.map((part, step) =>
      step >= fromStep && step <= last && part >= 0.08 ? Math.sqrt(part) : 0
    );
  }

  /**
   * All ways to index the profile, best first.
   *
   * @param sizes smallest and largest pixel size in 1/Å; everything that shows two rings by default
   */
  indexings(targets: readonly RingTarget[], sizes: readonly [number, number] = [0, Infinity]): Indexing[] {
    // The first strong ring may lie anywhere from the beam to where the second one is still seen
    const [first, second] = strongRings(targets);
    const start = Math.floor(Math.max(this.fromStep + 0.05 / LOG_STEP, stepOfRadius(9)));
    const highest = this.length - 1 - Math.log(second.t / first.t) / LOG_STEP;
    const found: Indexing[] = [];
    const known = this.scoresOf(targets);
    WIDTHS.forEach((width, index) => {
      const scores: number[] = [];
      for (let step = start; step <= highest; step++) {
        const size = first.t / radiusOfStep(step);
        const inside = size >= sizes[0] && size <= sizes[1];
        scores.push(inside ? this.score(known[index], targets, width, step) : -1);
      }
      scores.forEach((score, at) => {
        const [before, after] = [scores[at - 1] ?? -1, scores[at + 1] ?? -1];
        if (score > 0 && score >= before && score > after) {
          const bend = before - 2 * score + after;
          const shift = bend < 0 ? Math.max(-0.5, Math.min(0.5, (before - after) / (2 * bend))) : 0;
          found.push({ pixelSizeInvAng: first.t / radiusOfStep(start + at + shift), score });
        }
      });
    });
    found.sort((one, other) => other.score - one.score);
    return found.filter(
      (one, at) =>
        !found.slice(0, at).some(better => Math.abs(Math.log(better.pixelSizeInvAng / one.pixelSizeInvAng)) < SAME)
    );
  }

  /** By width and place, NaN where not known yet. */
  private scoresOf(targets: readonly RingTarget[]): readonly Float64Array[] {
    const rings = targets.map(({ t, strength }) => `${t} ${strength}`).join();
    if (this.known?.rings !== rings) {
      this.known = { rings, scores: WIDTHS.map(() => new Float64Array(this.length).fill(NaN)) };
    }
    return this.known.scores;
  }

  private score(known: Float64Array, targets: readonly RingTarget[], [pixels, relative]: Width, step: number): number {
    if (Number.isNaN(known[step])) {
      known[step] = correlation(this.peaks, this.weights, template(targets, step, this.length, pixels, relative));
    }
    return known[step];
  }
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
  atFirst: number,
  length: number,
  pixels: number,
  relative: number
): Float64Array {
  const rings = new Float64Array(length);
  const [first] = strongRings(targets);
  for (const { t, strength } of targets) {
    const place = atFirst + Math.log(t / first.t) / LOG_STEP;
    const width = Math.hypot(pixels / radiusOfStep(place), relative) / LOG_STEP;
    // r² times the density of the ring: counts of the ring times r over its width in px
    const height = (strength * (t / first.t)) / (width * LOG_STEP * radiusOfStep(place));
    const reach = Math.ceil(4 * width);
    for (let step = Math.max(0, Math.floor(place - reach)); step <= Math.min(length - 1, place + reach); step++) {
      rings[step] += height * exp(-(((step - place) / width) ** 2) / 2);
    }
  }
  return rings.map(Math.sqrt);
}

/** The first two rings that every pattern shows. */
function strongRings(targets: readonly RingTarget[]): readonly [RingTarget, RingTarget] {
  const [first = targets[0], second = targets[1]] = targets.filter(({ isKey }) => isKey);
  return [first, second];
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
