import { ringVector } from '../gold/flatDetector';
import { electronWavelength } from '../gold/wavelength';
import { carbonHaloShape, diffuseShape } from './background';
import type { Reflection } from './crystal';
import { ANATASE, GOLD, reflections } from './crystal';
import type { DescanPlane } from './descan';
import { beamAt } from './descan';
import type { Detector } from './detector';
import { ellipseDistortion } from './distortion';
import { farthestCorner } from './goldParts';
import type { GrainSpots } from './grain';
import { grainSpots } from './grain';
import { randomOrientation } from './orientation';
import type { PatternModel, Spots } from './patternModel';
import { powderRings, powderShape } from './powder';
import type { RadialShape } from './radialShape';
import { blurredShape, discShape, mixedShape } from './radialShape';
import { createRandom } from '../random';
import type { SampleMap } from './sampleMap';
import { PHASES } from './sampleMap';
import type { ScanSimulation } from './scanSimulation';
import type { ScanTiming } from './scanTiming';
import { positionOf } from './scanTiming';

export interface ParticleScanOptions {
  readonly detector: Detector;
  /** V */
  readonly voltage: number;
  /** 1/Å per px along the minor axis */
  readonly pixelSizeInvAng: number;
  /** rad */
  readonly semiAngle: number;
  /** Standard deviation in px */
  readonly pointSpread?: number;
  readonly ellipse?: { readonly ratio: number; readonly theta: number };
  readonly timing: ScanTiming;
  readonly descan: DescanPlane;
  readonly sample: SampleMap;
  /** Electrons per frame, the same everywhere */
  readonly countsPerFrame: number;
  /** Part of the crystalline scattering that is in spots; the rest is in smooth rings of finer crystals */
  readonly spotShare?: number;
  readonly seed: number;
}

/** The patterns that add up at a scan position, in the order of `weightsAt`. */
export const COMPONENTS = ['direct beam', 'film', 'gold', 'anatase'] as const;

export interface ParticleScan {
  readonly simulation: ScanSimulation;
  /** Mean pattern of every component for one count, averaged over orientations */
  readonly components: readonly RadialShape[];
  /** Mean counts of every component at a scan position, for the dwell time */
  weightsAt(row: number, column: number): number[];
}

/** Scattering per unit of thickness: into the structure of the material, and into the diffuse background. */
const OPACITY = {
  film: { structure: 0.17, diffuse: 0.22 },
  gold: { structure: 0.55, diffuse: 0.4 },
  anatase: { structure: 0.4, diffuse: 0.3 }
};
const LARGEST_G = 2;
// The beam moves while it scans, so the background must not end at the corner
const BEYOND = 1.2;
const DEBYE_WALLER = 0.6;
const GRAIN_THICKNESS = 60;

/**
 * A scan of particles of two phases on an amorphous film. An electron scatters once or not at all: with t the thickness
 * and μ the opacity of each material, exp(-Σ μ t) of the electrons stay in the direct beam, and the others are shared
 * among the materials by μ t. The patterns of the materials do not depend on thickness.
 */
export function particleScan(options: ParticleScanOptions): ParticleScan {
  const { detector, timing, descan, sample, pointSpread = 0.6, spotShare = 0.5 } = options;
  const camera = { wavelength: electronWavelength(options.voltage), pixelSizeInvAng: options.pixelSizeInvAng };
  const farthest = BEYOND * farthestCorner(detector, descan.atFirst);
  const gMax = Math.min(LARGEST_G, ringVector(farthest, camera));
  const discRadius = Math.tan(options.semiAngle) / (camera.wavelength * camera.pixelSizeInvAng);
  const disc = blurredShape(discShape(discRadius), pointSpread);
  const diffuse = diffuseShape(camera, farthest);
  const distortion = ellipseDistortion(options.ellipse?.ratio ?? 1, options.ellipse?.theta ?? 0);
  const crystals = {
    gold: reflections(GOLD, gMax, DEBYE_WALLER),
    anatase: reflections(ANATASE, gMax, DEBYE_WALLER)
  };
  const powder = (vectors: readonly Reflection[]): RadialShape =>
    blurredShape(powderShape(powderRings(vectors, camera), discRadius), pointSpread);
  const structure = {
    film: carbonHaloShape(camera, farthest),
    gold: powder(crystals.gold),
    anatase: powder(crystals.anatase)
  };
  const spotsOfGrain = grainCache(options, crystals, camera);

  const spotsAt = (row: number, column: number): GrainSpots | undefined => {
    const at = row * sample.columns + column;
    return sample.grain[at] < 0 ? undefined : spotsOfGrain(sample.grain[at], crystalAt(sample, at));
  };

  const expectedWeights = (row: number, column: number): number[] => {
    const at = row * sample.columns + column;
    const scattering = MATERIALS.map(material => sample[material][at] * opacity(material));
    const sum = scattering.reduce((total, value) => total + value, 0);
    const scattered = sum > 0 ? (options.countsPerFrame * (1 - Math.exp(-sum))) / sum : 0;
    return [options.countsPerFrame * Math.exp(-sum), ...scattering.map(value => value * scattered)];
  };

  // A grain in a strong orientation takes from the direct beam what it diffracts above the mean of all orientations
  const weightsAt = (row: number, column: number): number[] => {
    const weights = expectedWeights(row, column);
    const spots = spotsAt(row, column);
    if (spots) {
      const kind = crystalAt(sample, row * sample.columns + column);
      const index = COMPONENTS.indexOf(kind);
      const more = Math.min(weights[index] * structureShare(kind) * spotShare * (spots.total - 1), 0.8 * weights[0]);
      weights[0] -= more;
      weights[index] += more;
    }
    return weights;
  };

  const modelAt = (frame: number): PatternModel => {
    const [row, column] = positionOf(timing, frame);
    const exposure = timing.exposureNs(frame) / timing.dwellNs;
    const even = expectedWeights(row, column).map(counts => exposure * counts);
    const actual = weightsAt(row, column).map(counts => exposure * counts);
    const spots = spotsAt(row, column);
    const round = [{ shape: disc, counts: actual[0] }];
    const sharp: Spots[] = [];
    MATERIALS.forEach((material, index) => {
      const inStructure = even[index + 1] * structureShare(material);
      const smooth = material === 'film' || !spots ? inStructure : inStructure * (1 - spotShare);
      round.push({ shape: structure[material], counts: smooth });
      round.push({ shape: diffuse, counts: even[index + 1] - inStructure });
      const inSpots = actual[index + 1] - smooth - (even[index + 1] - inStructure);
      if (spots && spots.total > 0 && material !== 'film' && inStructure > 0) {
        sharp.push({ ...spots, shape: disc, counts: spots.counts.map(value => (value * inSpots) / spots.total) });
      }
    });
    const centre = beamAt(descan, row, column);
    return { detector, centre, distortion, round: round.filter(({ counts }) => counts > 0), spots: sharp };
  };

  const components = [
    disc,
    ...MATERIALS.map(material =>
      mixedShape([
        { shape: structure[material], counts: OPACITY[material].structure },
        { shape: diffuse, counts: OPACITY[material].diffuse }
      ])
    )
  ];
  return { simulation: { detector, timing, modelAt }, components, weightsAt };
}

const MATERIALS = ['film', 'gold', 'anatase'] as const;

function crystalAt({ phase }: SampleMap, at: number): 'gold' | 'anatase' {
  return phase[at] === PHASES.gold ? 'gold' : 'anatase';
}

function structureShare(material: (typeof MATERIALS)[number]): number {
  return OPACITY[material].structure / opacity(material);
}

function opacity(material: (typeof MATERIALS)[number]): number {
  return OPACITY[material].structure + OPACITY[material].diffuse;
}

function grainCache(
  { seed }: ParticleScanOptions,
  crystals: Record<'gold' | 'anatase', readonly Reflection[]>,
  camera: { wavelength: number; pixelSizeInvAng: number }
): (grain: number, kind: 'gold' | 'anatase') => GrainSpots {
  const known = new Map<number, GrainSpots>();
  return (grain, kind) => {
    let spots = known.get(grain);
    if (!spots) {
      const orientation = randomOrientation(createRandom(seed, 'orientation', grain));
      spots = grainSpots(crystals[kind], orientation, GRAIN_THICKNESS, camera);
      known.set(grain, spots);
    }
    return spots;
  };
}
