import { cameraLength, ringRadius } from '../gold/flatDetector';
import type { GoldRing } from '../gold/rings';
import { goldRings } from '../gold/rings';
import type { GoldOptions, GoldParts } from './goldParts';
import { goldParts } from './goldParts';
import { grainSpots } from './grain';
import { randomOrientation } from './orientation';
import type { PatternModel, Spots } from './patternModel';
import { createRandom } from '../random';

/** Crystals that give spots in place of a part of the smooth rings. */
export interface GrainOptions {
  readonly count: number;
  /** Part of the ring intensity that is in spots, 0 to 1 */
  readonly share: number;
  /** Å along the beam */
  readonly thickness: number;
  readonly seed: number;
}

/** What a calibration should find. */
export interface GoldTruth {
  /** Å */
  readonly wavelength: number;
  /** m, not the nominal one */
  readonly cameraLength: number;
  /** 1/Å per px at the direct beam, along the minor axis */
  readonly pixelSizeInvAng: number;
  /** The same for the geometric mean of both axes */
  readonly pixelSizeGeoInvAng: number;
  /** Ellipse of the 111 ring: row and column of its centre, half axes a >= b in px, tilt of the major axis in rad */
  readonly pEllipse: readonly [row: number, column: number, a: number, b: number, theta: number];
  /** Radius of the direct beam in px, along the minor axis */
  readonly discRadius: number;
  /** Rings up to the farthest corner of the detector with their half axes in px */
  readonly rings: readonly (GoldRing & { readonly minorRadius: number; readonly majorRadius: number })[];
}

/**
 * A gold reference pattern as one image, with its truth. `expectedPattern` draws it without noise, `samplePattern` as a
 * recorded frame.
 */
export function goldReference(options: GoldOptions & { readonly grains?: GrainOptions }): {
  model: PatternModel;
  truth: GoldTruth;
} {
  const parts = goldParts(options);
  const { grains } = options;
  const model: PatternModel = {
    detector: options.detector,
    centre: parts.centre,
    distortion: parts.distortion,
    round: [
      { shape: parts.disc, counts: parts.counts.beam },
      { shape: parts.rings, counts: parts.counts.rings * (1 - (grains?.share ?? 0)) },
      { shape: parts.diffuse, counts: parts.counts.diffuse }
    ],
    spots: grains ? [spotsOf(grains, parts)] : []
  };
  return { model, truth: goldTruth(options, parts) };
}

export function goldTruth({ ellipse = { ratio: 1, theta: 0 }, lattice }: GoldOptions, parts: GoldParts): GoldTruth {
  const { camera, centre } = parts;
  const rings = goldRings(parts.gMax, lattice).map(ring => {
    const minorRadius = ringRadius(ring.g, camera);
    return { ...ring, minorRadius, majorRadius: minorRadius * ellipse.ratio };
  });
  return {
    wavelength: camera.wavelength,
    cameraLength: cameraLength(camera),
    pixelSizeInvAng: camera.pixelSizeInvAng,
    pixelSizeGeoInvAng: camera.pixelSizeInvAng / Math.sqrt(ellipse.ratio),
    pEllipse: [centre[0], centre[1], rings[0].majorRadius, rings[0].minorRadius, ellipse.theta],
    discRadius: parts.discRadius,
    rings
  };
}

function spotsOf({ count, share, thickness, seed }: GrainOptions, parts: GoldParts): Spots {
  const random = createRandom(seed, 'orientation');
  const each = (parts.counts.rings * share) / count;
  const all = Array.from({ length: count }, () =>
    grainSpots(parts.reflections, randomOrientation(random), thickness, parts.camera)
  );
  return {
    shape: parts.disc,
    rows: all.flatMap(({ rows }) => [...rows]),
    columns: all.flatMap(({ columns }) => [...columns]),
    counts: all.flatMap(({ counts }) => [...counts].map(value => value * each))
  };
}
