import type { CameraGeometry } from '../gold/flatDetector';
import { ringRadius, ringVector } from '../gold/flatDetector';
import { GOLD_LATTICE } from '../gold/rings';
import { electronWavelength } from '../gold/wavelength';
import { diffuseShape } from './background';
import type { Crystal, Reflection } from './crystal';
import { GOLD, reflections } from './crystal';
import type { Detector } from './detector';
import type { Distortion } from './distortion';
import { ellipseDistortion } from './distortion';
import { expectedPattern } from './expectedPattern';
import type { IntensityLaw } from './powder';
import { powderRings, powderShape } from './powder';
import type { RadialShape } from './radialShape';
import { blurredShape, densityAt, discShape } from './radialShape';

/** A gold reference, everything that a calibration finds or stumbles over. */
export interface GoldOptions {
  readonly detector: Detector;
  /** V */
  readonly voltage: number;
  /** Pixel size in 1/Å along the minor axis of the ellipse, at the direct beam */
  readonly pixelSizeInvAng: number;
  /** Convergence semi-angle in rad: radius of the discs */
  readonly semiAngle: number;
  /** Blur of the detector, standard deviation in px; 0.6 by default */
  readonly pointSpread?: number;
  /** Row and column of the direct beam; the middle of the detector by default */
  readonly centre?: readonly [row: number, column: number];
  /** Ratio of major to minor axis, and tilt of the major axis in rad from the row axis towards the columns; round by default */
  readonly ellipse?: { readonly ratio: number; readonly theta: number };
  /** Mean counts per pixel of a frame, without the direct beam */
  readonly countsPerPixel: number;
  /** Height of the background under the 111 ring, relative to the height of the ring on it */
  readonly backgroundAt111: number;
  /** Counts in the direct beam relative to all others */
  readonly directBeam: number;
  /** B of the vibration of the atoms in Å², 0 by default */
  readonly debyeWaller?: number;
  readonly intensityLaw?: IntensityLaw;
  /** Lattice parameter of the reference, Å */
  readonly lattice?: number;
  /** What is in the beam instead of gold: a sample that a calibration must refuse */
  readonly crystal?: Crystal;
}

/** The shapes and mean counts that make up a gold pattern. */
export interface GoldParts {
  readonly camera: CameraGeometry;
  readonly centre: readonly [row: number, column: number];
  readonly distortion: Distortion;
  readonly reflections: readonly Reflection[];
  /** Largest |g| that reaches the detector, at most 2.2 1/Å */
  readonly gMax: number;
  readonly discRadius: number;
  /** Direct beam, and the shape of every spot */
  readonly disc: RadialShape;
  readonly rings: RadialShape;
  readonly diffuse: RadialShape;
  readonly counts: { readonly beam: number; readonly rings: number; readonly diffuse: number };
}

const POINT_SPREAD = 0.6;
const LARGEST_G = 2.2;
// The beam moves while it scans, so the background must not end at the corner
const BEYOND = 1.2;

export function goldParts(options: GoldOptions): GoldParts {
  const { detector, pointSpread = POINT_SPREAD, ellipse = { ratio: 1, theta: 0 }, lattice = GOLD_LATTICE } = options;
  const centre = options.centre ?? [(detector.shape[0] - 1) / 2, (detector.shape[1] - 1) / 2];
  const camera = { wavelength: electronWavelength(options.voltage), pixelSizeInvAng: options.pixelSizeInvAng };
  const discRadius = Math.tan(options.semiAngle) / (camera.wavelength * camera.pixelSizeInvAng);
  const farthest = farthestCorner(detector, centre);
  const gMax = Math.min(LARGEST_G, ringVector(farthest, camera));
  const distortion = ellipseDistortion(ellipse.ratio, ellipse.theta);

  const crystal = options.crystal ?? { ...GOLD, lattice: [lattice, lattice, lattice] as const };
  const vectors = reflections(crystal, gMax, options.debyeWaller);
  const powder = powderRings(vectors, camera, options.intensityLaw);
  const rings = blurredShape(powderShape(powder, discRadius), pointSpread);
  const diffuse = diffuseShape(camera, BEYOND * farthest);

  const radius111 = ringRadius(Math.sqrt(3) / lattice, camera);
  const diffusePerRing = (options.backgroundAt111 * heightNear(rings, radius111)) / densityAt(diffuse, radius111);
  const wanted = options.countsPerPixel * detector.stored[0] * detector.stored[1];
  const unit = { detector: { ...detector, hotPixels: [] }, centre, distortion, spots: [] };
  const seen = sum(
    expectedPattern({
      ...unit,
      round: [
        { shape: rings, counts: 1 },
        { shape: diffuse, counts: diffusePerRing }
      ]
    })
  );
  const ringCounts = wanted / seen;
  return {
    camera,
    centre,
    distortion,
    reflections: vectors,
    gMax,
    discRadius,
    disc: blurredShape(discShape(discRadius), pointSpread),
    rings,
    diffuse,
    counts: { beam: options.directBeam * wanted, rings: ringCounts, diffuse: ringCounts * diffusePerRing }
  };
}

/** Distance in px from the direct beam to the farthest corner of the detector. */
export function farthestCorner({ shape }: Detector, [row, column]: readonly [number, number]): number {
  return Math.hypot(Math.max(row, shape[0] - row), Math.max(column, shape[1] - column));
}

function heightNear(shape: RadialShape, radius: number): number {
  let height = 0;
  for (let r = radius - 1; r <= radius + 1; r += 0.05) {
    height = Math.max(height, densityAt(shape, r));
  }
  return height;
}

function sum(pattern: Float64Array): number {
  return pattern.reduce((total, counts) => total + counts, 0);
}
