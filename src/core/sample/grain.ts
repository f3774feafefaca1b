import type { CameraGeometry } from '../gold/flatDetector';
import type { Reflection } from './crystal';
import type { Orientation } from './orientation';

/** The reflections that one crystal sends onto the detector. */
export interface GrainSpots {
  /** px from the direct beam in the undistorted pattern */
  readonly rows: Float64Array;
  readonly columns: Float64Array;
  /** Counts per count that a grain diffracts on average over all orientations */
  readonly counts: Float64Array;
  /** Sum of the counts */
  readonly total: number;
}

// The central peak of sinc²(t s) has the standard deviation of its Gaussian stand-in near 0.38 / t
const RELROD_WIDTH = 0.38;
const FAINTEST = 1e-3;
// Near a zone axis the kinematic sum outgrows the beam; multiple scattering would not let it
const STRONGEST = 3;

/**
 * Kinematic spot pattern of a crystal: a reflection at distance s from the Ewald sphere has |F|² exp(-s²/2σ²), with σ of the
 * rod that a crystal of this thickness has around its lattice points. It leaves at sin 2θ = λ |g⊥|, so its distance is
 * that of its ring where s = 0. Averaged over orientations, rings have multiplicity · |F|² · d and 1 count in all, but for
 * crystals near a zone axis, which are held to 3 counts.
 *
 * @param thickness along the beam, Å
 */
export function grainSpots(
  reflections: readonly Reflection[],
  orientation: Orientation,
  thickness: number,
  { wavelength, pixelSizeInvAng }: CameraGeometry
): GrainSpots {
  const sigma = RELROD_WIDTH / thickness;
  const norm = meanStrength(reflections, sigma);
  const lit: [row: number, column: number, counts: number][] = [];
  for (const { vector, g, intensity } of reflections) {
    const along = turned(vector, orientation, 6);
    const excitation = (along + (wavelength * g * g) / 2) / (1 + wavelength * along);
    const strength = Math.exp(-(excitation ** 2) / (2 * sigma ** 2));
    if (strength > FAINTEST) {
      const [down, right] = [turned(vector, orientation, 0), turned(vector, orientation, 3)];
      const across = Math.hypot(down, right);
      const stretch = Math.tan(Math.asin(wavelength * across)) / (wavelength * pixelSizeInvAng * across);
      lit.push([down * stretch, right * stretch, (intensity * strength) / norm]);
    }
  }
  const total = lit.reduce((sum, [, , counts]) => sum + counts, 0);
  const damping = total > STRONGEST ? STRONGEST / total : 1;
  return {
    rows: Float64Array.from(lit, ([row]) => row),
    columns: Float64Array.from(lit, ([, column]) => column),
    counts: Float64Array.from(lit, ([, , counts]) => counts * damping),
    total: total * damping
  };
}

/** Mean over orientations of Σ |F|² exp(-s²/2σ²): the component of g along the beam is evenly spread between -g and g. */
function meanStrength(reflections: readonly Reflection[], sigma: number): number {
  return reflections.reduce((sum, { g, intensity }) => sum + (intensity * Math.sqrt(2 * Math.PI) * sigma) / (2 * g), 0);
}

function turned(vector: readonly [number, number, number], orientation: Orientation, row: number): number {
  return orientation[row] * vector[0] + orientation[row + 1] * vector[1] + orientation[row + 2] * vector[2];
}
