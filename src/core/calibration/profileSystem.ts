import { UNBENT_Q } from './geometry';
import { solveHeld } from './linearAlgebra';
import type { RadialProfile } from './radialProfile';
import type { RingWidth } from './ringShape';
import { RingShape } from './ringShape';
import type { RingTarget } from './ringTargets';

/** A radial profile in parts: rings of gold of one shape on a smooth background. */
export interface ProfileFit {
  readonly width: RingWidth;
  /** ln of the factor by which rings lie further out than expected */
  readonly logScale: number;
  /** Coefficient of q² - q0² in ln of the same factor, with its standard error; 0 where it was not asked for */
  readonly radial: number;
  readonly radialError: number;
  readonly rings: readonly ProfileRing[];
  /** Smooth part at any q, counts per pixel */
  readonly background: (q: number) => number;
  /** Everything at any q */
  readonly model: (q: number) => number;
  /** χ² per degree of freedom against Poisson noise */
  readonly chiSquare: number;
}

export interface ProfileRing {
  readonly target: RingTarget;
  readonly shape: RingShape;
  /** Area across the ring, counts per px times 1/Å */
  readonly area: number;
  readonly areaError: number;
}

/** Nonlinear unknowns: logScale, ln σ, disc, spread, tails, radial */
export type Unknowns = [number, number, number, number, number, number];

const BACKGROUND_TERMS = 6;
const FALL = 1.75;
const FLOOR = 0.5;
/** No model of a ring is better than this part of its height, however many electrons there are */
const MODEL_ERROR = 0.01;
/** Neighbours are expected in the ratio of kinematic rings within this part of it, as strong as the data where the model fails */
const RATIO = 0.35;
/** Bins of half a px over which the model fails in the same way */
const ALIKE = 5;

/** The model at some unknowns, with everything linear solved for. */
export interface ProfileState {
  readonly residuals: Float64Array;
  readonly chiSquare: number;
  reweigh(): void;
  finish(radialVariance: number): ProfileFit;
}

/**
 * The model of a profile as a function of its nonlinear unknowns; undefined where it cannot be solved. Weights are those of
 * the counts, then of the state that was told to `reweigh` last.
 *
 * @param bent whether neighbours are expected in kinematic ratios where the model fails to say
 */
export function profileSystem(
  { q, counts, pixels }: RadialProfile,
  targets: readonly RingTarget[],
  bent: boolean
): (unknowns: Unknowns) => ProfileState | undefined {
  const size = q.length;
  const [low, high] = [Math.log(q[0]), Math.log(q[size - 1])];
  const backgroundTerms = (at: number): Float64Array => {
    const x = (2 * (Math.log(at) - low)) / (high - low) - 1;
    const fall = (at / q[0]) ** -FALL;
    const terms = new Float64Array(BACKGROUND_TERMS);
    let [before, current] = [0, 1];
    for (let degree = 0; degree < BACKGROUND_TERMS; degree++) {
      terms[degree] = fall * current;
      [before, current] = [current, ((2 * degree + 1) * x * current - degree * before) / (degree + 1)];
    }
    return terms;
  };
  const smooth = Array.from(q, backgroundTerms);
  const columns = BACKGROUND_TERMS + targets.length;
  // Before anything is fitted the counts themselves, smoothed, stand for their variance
  const weightsOf = (model: Float64Array): Float64Array =>
    model.map((value, at) => 1 / (Math.max(FLOOR, value) / pixels[at] + (MODEL_ERROR * value) ** 2));
  let weights = weightsOf(
    counts.map((_, at) => {
      const around = counts.subarray(Math.max(0, at - 2), at + 3);
      return around.reduce((sum, value) => sum + value, 0) / around.length;
    })
  );
  // What the last fit left, and the mean area of kinematic strength 1 in it
  let [failing, unit] = [1, 0];
  const ratioWeight = (): number => (unit > 0 ? Math.sqrt(ALIKE * failing) / (RATIO * unit) : 0);
  const perStrength = targets.map(({ t, strength }) => t / strength);
  const addRatios = (matrix: Float64Array): void => {
    for (let ring = 1; ring < targets.length && unit > 0; ring++) {
      const [i, j] = [BACKGROUND_TERMS + ring - 1, BACKGROUND_TERMS + ring];
      const [one, other] = [ratioWeight() * perStrength[ring - 1], ratioWeight() * perStrength[ring]];
      matrix[i * columns + i] += one * one;
      matrix[j * columns + j] += other * other;
      matrix[j * columns + i] -= one * other;
    }
  };
  const ratioResiduals = (values: Float64Array): number[] =>
    bent
      ? perStrength.slice(1).map((other, ring) => {
          const at = BACKGROUND_TERMS + ring;
          return ratioWeight() * (other * values[at + 1] - perStrength[ring] * values[at]);
        })
      : [];
  let [shaped, lastShapes]: [RingWidth | undefined, RingShape[]] = [undefined, []];
  const shapesOf = (width: RingWidth): RingShape[] => {
    if (!shaped || !sameWidth(shaped, width)) {
      [shaped, lastShapes] = [width, targets.map(({ t }) => new RingShape(width, t))];
    }
    return lastShapes;
  };
  // Filled anew by every call, and of no use after it
  const design = new Float64Array(size * columns);
  const matrix = new Float64Array(columns * columns);
  const lit = new Uint8Array(columns);
  return ([scale, lnSigma, disc, spread, tails, radial]) => {
    design.fill(0);
    matrix.fill(0);
    const width = { sigma: Math.exp(lnSigma), disc, spread, tails };
    const shapes = shapesOf(width);
    const right = new Float64Array(columns);
    const places = targets.map(({ t }) => t * Math.exp(scale + radial * (t * t - UNBENT_Q * UNBENT_Q)));
    for (let at = 0; at < size; at++) {
      const weight = weights[at];
      const base = at * columns;
      let number = 0;
      for (; number < BACKGROUND_TERMS; number++) {
        design[base + number] = smooth[at][number];
        lit[number] = number;
      }
      for (let ring = 0; ring < targets.length; ring++) {
        const t = places[ring];
        const offset = q[at] - t;
        if (Math.abs(offset) < shapes[ring].reach) {
          design[base + BACKGROUND_TERMS + ring] = shapes[ring].at(offset) * Math.sqrt(t / q[at]);
          lit[number++] = BACKGROUND_TERMS + ring;
        }
      }
      for (let a = 0; a < number; a++) {
        const i = lit[a];
        const weighted = weight * design[base + i];
        right[i] += weighted * counts[at];
        for (let b = 0; b <= a; b++) {
          matrix[i * columns + lit[b]] += weighted * design[base + lit[b]];
        }
      }
    }
    addRatios(matrix);
    for (let i = 0; i < columns; i++) {
      for (let j = 0; j < i; j++) {
        matrix[j * columns + i] = matrix[i * columns + j];
      }
    }
    const solution = solveHeld(matrix, right, index => index >= BACKGROUND_TERMS);
    if (!solution) {
      return undefined;
    }
    const { values, kept, covariance } = solution;
    const fitted = new Float64Array(size);
    for (let at = 0; at < size; at++) {
      for (let column = 0; column < columns; column++) {
        fitted[at] += values[column] * design[at * columns + column];
      }
    }
    const unlike = ratioResiduals(values);
    const residuals = new Float64Array(size + unlike.length);
    let misfit = 0;
    for (let at = 0; at < size; at++) {
      residuals[at] = (fitted[at] - counts[at]) * Math.sqrt(weights[at]);
      misfit += residuals[at] ** 2;
    }
    residuals.set(unlike, size);
    const chiSquare = unlike.reduce((sum, value) => sum + value * value, misfit);
    const reduced = misfit / Math.max(1, size - kept.length - 5);
    return {
      residuals,
      chiSquare,
      reweigh: () => {
        weights = weightsOf(fitted);
        const areas = targets.map(({ t, strength }, ring) => (values[BACKGROUND_TERMS + ring] * t) / strength);
        unit = bent ? areas.reduce((sum, area) => sum + area, 0) / areas.length : 0;
        failing = Math.max(1, reduced);
      },
      finish: radialVariance => {
        const rings = targets.map((target, ring) => {
          const place = kept.indexOf(BACKGROUND_TERMS + ring);
          const error = place < 0 ? Infinity : Math.sqrt(covariance[place * kept.length + place]);
          return { target, shape: shapes[ring], area: values[BACKGROUND_TERMS + ring], areaError: error };
        });
        const background = (at: number): number => {
          const terms = backgroundTerms(at);
          return terms.reduce((sum, term, index) => sum + term * values[index], 0);
        };
        const model = (at: number): number =>
          rings.reduce((sum, { shape, area }, ring) => {
            const place = places[ring];
            const near = area > 0 && Math.abs(at - place) < shape.reach;
            return near ? sum + area * shape.at(at - place) * Math.sqrt(place / at) : sum;
          }, background(at));
        return {
          width,
          logScale: scale,
          radial,
          radialError: Math.sqrt(radialVariance * ALIKE * Math.max(1, reduced)),
          rings,
          background,
          model,
          chiSquare: reduced
        };
      }
    };
  };
}

function sameWidth(a: RingWidth, b: RingWidth): boolean {
  return a.sigma === b.sigma && a.disc === b.disc && a.spread === b.spread && a.tails === b.tails;
}
