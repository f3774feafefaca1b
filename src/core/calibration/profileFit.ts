import { UNBENT_Q } from './geometry';
import { inverseOf, solveHeld, times } from './linearAlgebra';
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
type Unknowns = [number, number, number, number, number, number];

const BACKGROUND_TERMS = 6;
const FALL = 1.75;
const FLOOR = 0.5;
/** No model of a ring is better than this part of its height, however many electrons there are */
const MODEL_ERROR = 0.01;
const ROUNDS = 10;
/** A round that lowers χ² by less than this part of it is the last */
const SETTLED = 1e-3;
const LARGEST_SPREAD = 0.03;
const LARGEST_TAILS = 0.95;
const LARGEST_DISC = 0.95;
const LARGEST_RADIAL = 0.03;
/** Neighbours are expected in the ratio of kinematic rings within this part of it, as strong as the data where the model fails */
const RATIO = 0.35;
/** Bins of half a px over which the model fails in the same way */
const ALIKE = 5;

/**
 * Fits positions (one scale), shape and areas of all rings, and a background (q^-1.75 times a polynomial of degree 5 in ln q),
 * weighted by Poisson variances of the model. Areas and background are linear and are solved for inside (variable projection: G. H. Golub
 * & V. Pereyra, SIAM J. Numer. Anal. 10 (1973) 413); the others by damped Gauss-Newton steps. On a circle blurred in two
 * dimensions the density falls as q^-1/2 across the ring, so every shape carries sqrt(t / q): without it a ring of 44 px and
 * σ of 2 px is found 0.1 % too small.
 *
 * @param start width to begin with
 * @param pixelSize geometric mean, 1/Å: bounds of the width
 * @param bent whether a radial distortion is fitted, too. Rings that overlap can make up for it by their areas, so that
 *   neighbours are then expected in kinematic ratios where the model fails to say
 */
export function fitProfile(
  profile: RadialProfile,
  targets: readonly RingTarget[],
  start: RingWidth,
  pixelSize: number,
  { rounds = ROUNDS, bent = false }: { rounds?: number; bent?: boolean } = {}
): ProfileFit | undefined {
  const system = createSystem(profile, targets, bent);
  const clamp = ([scale, lnSigma, disc, spread, tails, radial]: Unknowns): Unknowns => [
    Math.max(-0.03, Math.min(0.03, scale)),
    Math.max(Math.log(0.4 * pixelSize), Math.min(Math.log(8 * pixelSize), lnSigma)),
    Math.max(0, Math.min(LARGEST_DISC, disc)),
    Math.max(0, Math.min(LARGEST_SPREAD, spread)),
    Math.max(0, Math.min(LARGEST_TAILS, tails)),
    Math.max(-LARGEST_RADIAL, Math.min(LARGEST_RADIAL, radial))
  ];
  let unknowns = clamp([0, Math.log(start.sigma), start.disc, start.spread, start.tails, 0]);
  let state = system(unknowns);
  if (!state) {
    return undefined;
  }
  const steps = [1e-5, 1e-3, 0.01, 2e-4, 0.01, ...(bent ? [1e-4] : [])];
  const bounds = [1, 10, LARGEST_DISC, LARGEST_SPREAD, LARGEST_TAILS, 1];
  let radialVariance = 0;
  let damping = 1e-3;
  for (let round = 0; round < rounds; round++) {
    state.reweigh();
    state = system(unknowns);
    if (!state) {
      return undefined;
    }
    const base = state.residuals;
    const columns = steps.map((step, index) => {
      const moved: Unknowns = [...unknowns];
      moved[index] += moved[index] + step > bounds[index] ? -step : step;
      const other = system(moved);
      return other
        ? other.residuals.map((value, at) => (value - base[at]) / (moved[index] - unknowns[index]))
        : base.map(() => 0);
    });
    radialVariance = bent ? lastVariance(columns) : 0;
    let better = false;
    for (let attempt = 0; attempt < 6 && !better; attempt++) {
      const step = gaussNewton(columns, base, damping);
      const moved = clamp(unknowns.map((value, index) => value - (step[index] ?? 0)) as Unknowns);
      const other = system(moved);
      if (other && other.chiSquare <= state.chiSquare) {
        const small = other.chiSquare > (1 - SETTLED) * state.chiSquare && Math.abs(moved[0] - unknowns[0]) < 1e-5;
        [unknowns, state, better] = [moved, other, true];
        damping = Math.max(1e-6, damping / 10);
        if (small) {
          return state.finish(radialVariance);
        }
      } else {
        damping *= 10;
      }
    }
    if (!better) {
      break;
    }
  }
  return state.finish(radialVariance);
}

/** Variance of the last unknown with all others free. */
function lastVariance(columns: readonly Float64Array[]): number {
  const size = columns.length;
  const matrix = new Float64Array(size * size);
  columns.forEach((one, i) =>
    columns.forEach((other, j) => {
      for (let at = 0; at < one.length; at++) {
        matrix[i * size + j] += one[at] * other[at];
      }
    })
  );
  for (let i = 0; i < size; i++) {
    matrix[i * size + i] += 1e-12;
  }
  return inverseOf(matrix, size, 1e-14)?.[size * size - 1] ?? Infinity;
}

function gaussNewton(columns: Float64Array[], residuals: Float64Array, damping: number): Float64Array {
  const size = columns.length;
  const matrix = new Float64Array(size * size);
  const right = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    for (let at = 0; at < residuals.length; at++) {
      right[i] += columns[i][at] * residuals[at];
    }
    for (let j = 0; j <= i; j++) {
      let value = 0;
      for (let at = 0; at < residuals.length; at++) {
        value += columns[i][at] * columns[j][at];
      }
      matrix[i * size + j] = matrix[j * size + i] = value;
    }
  }
  for (let i = 0; i < size; i++) {
    matrix[i * size + i] = matrix[i * size + i] * (1 + damping) + 1e-12;
  }
  const inverse = inverseOf(matrix, size, 1e-14);
  return inverse ? times(inverse, right) : new Float64Array(size);
}

interface State {
  readonly residuals: Float64Array;
  readonly chiSquare: number;
  reweigh(): void;
  finish(radialVariance: number): ProfileFit;
}

function createSystem(
  { q, counts, pixels }: RadialProfile,
  targets: readonly RingTarget[],
  bent: boolean
): (unknowns: Unknowns) => State | undefined {
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
  // Filled anew by every call, and of no use after it
  const design = new Float64Array(size * columns);
  const matrix = new Float64Array(columns * columns);
  const lit = new Uint8Array(columns);
  return ([scale, lnSigma, disc, spread, tails, radial]) => {
    design.fill(0);
    matrix.fill(0);
    const width = { sigma: Math.exp(lnSigma), disc, spread, tails };
    const shapes = targets.map(({ t }) => new RingShape(width, t));
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
