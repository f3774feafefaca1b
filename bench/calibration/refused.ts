import type { CalibrationInput } from '../../src/core/calibration/calibration';
import { electronWavelength } from '../../src/core/gold/wavelength';
import { GOLD_SCATTERING } from '../../src/core/gold/scatteringFactor';
import { carbonHaloShape, diffuseShape } from '../../src/core/sample/background';
import type { Crystal } from '../../src/core/sample/crystal';
import { ANATASE, TITANIUM } from '../../src/core/sample/crystal';
import { createDetector } from '../../src/core/sample/detector';
import { ellipseDistortion } from '../../src/core/sample/distortion';
import { expectedPattern } from '../../src/core/sample/expectedPattern';
import { goldReference } from '../../src/core/sample/goldReference';
import { discShape } from '../../src/core/sample/radialShape';
import type { Random } from '../../src/core/random';
import { createRandom } from '../../src/core/random';
import { poisson } from '../../src/core/sample/poissonNoise';
import { recorded } from './cases';

type Place = readonly [number, number, number];

function crystal(name: string, lattice: Place, places: readonly Place[], scattering = GOLD_SCATTERING): Crystal {
  return { name, lattice, atoms: places.map(at => ({ at, scattering })) };
}

const FCC: Place[] = [
  [0, 0, 0],
  [0, 0.5, 0.5],
  [0.5, 0, 0.5],
  [0.5, 0.5, 0]
];
/** Crystals that are not gold, and whose rings are in other proportions. */
export const OTHERS: Crystal[] = [
  crystal(
    'bcc, like iron',
    [2.866, 2.866, 2.866],
    [
      [0, 0, 0],
      [0.5, 0.5, 0.5]
    ]
  ),
  crystal(
    'bcc, like tungsten',
    [3.165, 3.165, 3.165],
    [
      [0, 0, 0],
      [0.5, 0.5, 0.5]
    ]
  ),
  crystal(
    'diamond, like silicon',
    [5.431, 5.431, 5.431],
    [...FCC, ...FCC.map(([x, y, z]): Place => [x + 0.25, y + 0.25, z + 0.25])]
  ),
  crystal(
    'hcp, like titanium',
    [2.951, 2.951 * Math.sqrt(3), 4.684],
    [
      [0, 0, 0],
      [0.5, 0.5, 0],
      [0, 1 / 3, 0.5],
      [0.5, 5 / 6, 0.5]
    ],
    TITANIUM
  ),
  crystal('simple cubic', [3.3, 3.3, 3.3], [[0, 0, 0]]),
  ANATASE
];

/** What must never pass, by name. */
export const REFUSED: Record<string, (seed: number) => CalibrationInput> = {
  ...Object.fromEntries(OTHERS.map(other => [other.name, (seed: number) => powder(seed, { crystal: other })])),
  'amorphous halo': amorphous,
  'single crystal of gold': seed => powder(seed, { grains: { count: 1, share: 1, thickness: 100, seed } }),
  '111, and 200 in the corners': seed => powder(seed, {}, 0.88),
  'no ring but in the corners': seed => powder(seed, {}, 1.3),
  'direct beam only': seed => powder(seed, { beamOnly: true }),
  empty: seed => ({ ...frame(seed), counts: new Float64Array(256 * 256) }),
  'dark counts': seed => {
    const random = createRandom(seed, 'dark');
    return { ...frame(seed), counts: Float64Array.from({ length: 256 * 256 }, () => poisson(0.05, random)) };
  },
  saturated: seed => {
    const input = powder(seed, {});
    const counts = Float64Array.from(input.counts as Float64Array, value => Math.min(200, value * 20));
    return { ...input, counts };
  },
  blocked: seed => {
    const input = powder(seed, {});
    return { ...input, mask: Uint8Array.from({ length: 256 * 256 }, (_, index) => (index % 256 < 215 ? 1 : 0)) };
  }
};

function frame(seed: number): { shape: [number, number]; voltage: number; random: Random } {
  const random = createRandom(seed, 'refused');
  return { shape: [256, 256], voltage: [80e3, 200e3, 300e3][seed % 3], random };
}

function powder(
  seed: number,
  changes: {
    crystal?: Crystal;
    grains?: { count: number; share: number; thickness: number; seed: number };
    beamOnly?: boolean;
  },
  radius111?: number
): CalibrationInput {
  const { shape, voltage, random } = frame(seed);
  const between = (low: number, high: number): number => low + (high - low) * random.uniform();
  const wanted = radius111 ? radius111 * 128 : between(25, 50);
  const pixelSizeInvAng = 0.42471 / wanted;
  const { model, truth } = goldReference({
    detector: createDetector({ shape }),
    voltage,
    pixelSizeInvAng,
    semiAngle: Math.atan(between(0.8, 2.2) * electronWavelength(voltage) * pixelSizeInvAng),
    centre: radius111 ? [127.5, 127.5] : [127.5 + between(-15, 15), 127.5 + between(-15, 15)],
    ellipse: { ratio: between(1, 1.1), theta: between(-1.5, 1.5) },
    countsPerPixel: 1,
    backgroundAt111: between(0.05, 0.3),
    directBeam: 1,
    debyeWaller: 0.4,
    grains: changes.grains,
    crystal: changes.crystal
  });
  const round = changes.beamOnly ? [model.round[0], model.round[2]] : model.round;
  const level = Math.exp(between(Math.log(0.05), Math.log(5)));
  const pattern = expectedPattern({ ...model, round });
  // Without a ring where gold has 111 there is no height to go by
  const counts =
    changes.crystal || changes.beamOnly || radius111
      ? pattern.map(value => poisson(200 * level * value, random))
      : recorded(pattern, level, truth, random);
  return { counts, shape, voltage };
}

function amorphous(seed: number): CalibrationInput {
  const { shape, voltage, random } = frame(seed);
  const between = (low: number, high: number): number => low + (high - low) * random.uniform();
  const camera = { wavelength: electronWavelength(voltage), pixelSizeInvAng: 0.42471 / between(25, 50) };
  const pattern = expectedPattern({
    detector: createDetector({ shape }),
    centre: [127.5 + between(-15, 15), 127.5 + between(-15, 15)],
    distortion: ellipseDistortion(between(1, 1.1), between(-1.5, 1.5)),
    round: [
      { shape: discShape(3), counts: 4e4 },
      { shape: carbonHaloShape(camera, 250), counts: 4e4 },
      { shape: diffuseShape(camera, 250), counts: between(1e3, 4e4) }
    ],
    spots: []
  });
  const scale = 1024 * Math.exp(between(Math.log(0.05), Math.log(2)));
  return { counts: pattern.map(value => poisson(value * scale, random)), shape, voltage };
}
