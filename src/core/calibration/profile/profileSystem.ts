import { ALIKE, AreaRatios } from './areaRatios';
import type { ProfileFit } from './fittedProfile';
import { sumOfRings } from './fittedProfile';
import { UNBENT_Q } from '../geometry';
import { solveHeld } from '../linearAlgebra';
import { ProfileDesign } from './profileDesign';
import { profileWeight } from './profileWeight';
import type { RadialProfile } from './radialProfile';
import type { RingWidth } from './ringShape';
import { RingShape } from './ringShape';
import type { RingTarget } from '../ringTargets';
import { BACKGROUND_TERMS, SmoothBackground } from './smoothBackground';

/** Nonlinear unknowns: logScale, ln σ, disc, spread, tails, radial */
export type Unknowns = [number, number, number, number, number, number];

/** Of unknowns, by the weights alone. */
export interface ProfileVariances {
  readonly scale: number;
  /** 0 where it was not asked for */
  readonly radial: number;
}

/** The model at some unknowns, with everything linear solved for. */
export interface ProfileState {
  readonly residuals: Float64Array;
  readonly chiSquare: number;
  reweigh(): void;
  finish(variances: ProfileVariances): ProfileFit;
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
  const smooth = new SmoothBackground(q[0], q[size - 1]);
  const design = new ProfileDesign(q, smooth.terms(q), targets.length);
  const ratios = bent ? new AreaRatios(targets) : undefined;
  const weightsOf = (model: Float64Array): Float64Array => model.map((value, at) => profileWeight(value, pixels[at]));
  // Before anything is fitted the counts themselves, smoothed, stand for their variance
  let weights = weightsOf(smoothed(counts));
  const shapesOf = keptShapes(targets);
  return ([scale, lnSigma, disc, spread, tails, radial]) => {
    const width = { sigma: Math.exp(lnSigma), disc, spread, tails };
    const shapes = shapesOf(width);
    const places = targets.map(({ t }) => t * Math.exp(scale + radial * (t * t - UNBENT_Q * UNBENT_Q)));
    places.forEach((place, ring) => design.setRing(ring, shapes[ring], place));
    const { matrix, right } = design.normal(weights, counts);
    ratios?.addTo(matrix, right.length, BACKGROUND_TERMS);
    const solution = solveHeld(matrix, right, index => index >= BACKGROUND_TERMS);
    if (!solution) {
      return undefined;
    }
    const { values, kept, covariance } = solution;
    const areas = values.subarray(BACKGROUND_TERMS);
    const fitted = design.sum(values);
    const unlike = ratios?.residuals(areas) ?? new Float64Array(0);
    const residuals = new Float64Array(size + unlike.length);
    let misfit = 0;
    for (let at = 0; at < size; at++) {
      residuals[at] = (fitted[at] - counts[at]) * Math.sqrt(weights[at]);
      misfit += residuals[at] ** 2;
    }
    residuals.set(unlike, size);
    const reduced = misfit / Math.max(1, size - kept.length - 5);
    return {
      residuals,
      chiSquare: unlike.reduce((sum, value) => sum + value * value, misfit),
      reweigh: () => {
        weights = weightsOf(fitted);
        ratios?.reweigh(areas, reduced);
      },
      finish: variances => {
        const rings = targets.map((target, ring) => {
          const place = kept.indexOf(BACKGROUND_TERMS + ring);
          const error = place < 0 ? Infinity : Math.sqrt(covariance[place * kept.length + place]);
          return { target, shape: shapes[ring], area: areas[ring], areaError: error };
        });
        return {
          width,
          logScale: scale,
          logScaleError: Math.sqrt(variances.scale * Math.max(1, reduced)),
          radial,
          radialError: Math.sqrt(variances.radial * ALIKE * Math.max(1, reduced)),
          rings,
          background: at => smooth.sum(at, values),
          above: sumOfRings(rings, places),
          chiSquare: reduced
        };
      }
    };
  };
}

/** Mean over five bins. */
function smoothed(counts: Float64Array): Float64Array {
  return counts.map((_, at) => {
    const around = counts.subarray(Math.max(0, at - 2), at + 3);
    return around.reduce((sum, value) => sum + value, 0) / around.length;
  });
}

/** Shapes of all rings, made again only where the width is another than the last: a change of the scale leaves them as they are. */
function keptShapes(targets: readonly RingTarget[]): (width: RingWidth) => RingShape[] {
  let [last, shapes]: [RingWidth | undefined, RingShape[]] = [undefined, []];
  return width => {
    if (!last || !sameWidth(last, width)) {
      [last, shapes] = [width, shapesOf(width, targets)];
    }
    return shapes;
  };
}

/** Without a spread all rings have the same shape. */
function shapesOf(width: RingWidth, targets: readonly RingTarget[]): RingShape[] {
  const common = width.spread === 0 ? new RingShape(width, 0) : undefined;
  return targets.map(({ t }) => common ?? new RingShape(width, t));
}

function sameWidth(a: RingWidth, b: RingWidth): boolean {
  return a.sigma === b.sigma && a.disc === b.disc && a.spread === b.spread && a.tails === b.tails;
}
