import type { CalibrationInput } from '../../src/core/calibration/calibration';
import { electronWavelength } from '../../src/core/gold/wavelength';
import type { DetectorOptions } from '../../src/core/sample/detector';
import { createDetector } from '../../src/core/sample/detector';
import { expectedPattern } from '../../src/core/sample/expectedPattern';
import type { GoldTruth } from '../../src/core/sample/goldReference';
import { goldReference } from '../../src/core/sample/goldReference';
import { poisson } from '../../src/core/sample/poissonNoise';
import { createRandom } from '../../src/core/random';

export interface ComparedPattern {
  readonly name: string;
  readonly input: CalibrationInput;
  readonly truth: GoldTruth;
}

type Changes = Partial<Parameters<typeof goldReference>[0]>;

const SHAPE = [256, 256] as const;
const VOLTAGE = 300e3;
const FRAMES = 1024;
const BEAM_STOP = { tip: [121.6, 133.2] as const, radius: 16, needleWidth: 6, direction: 0.7 };

/** Six patterns with known truth, from what every method can do to what is hard. */
const CASES: readonly [name: string, changes: Changes, detector?: Partial<DetectorOptions>][] = [
  ['round rings', { ellipse: { ratio: 1.01, theta: 0.5 } }],
  ['a/b = 1.08', { ellipse: { ratio: 1.08, theta: -0.75 }, centre: [121.6, 133.2] }],
  ['background as high as 111', { ellipse: { ratio: 1.05, theta: 0.9 }, backgroundAt111: 1 }],
  ['a hundredth of the counts', { ellipse: { ratio: 1.05, theta: 0.9 }, countsPerPixel: 0.002 }],
  ['discs that overlap', { ellipse: { ratio: 1.05, theta: 0.9 }, semiAngle: 0.65e-3 }],
  [
    'ten grains in the rings',
    { ellipse: { ratio: 1.05, theta: 0.9 }, grains: { count: 10, share: 0.6, thickness: 80, seed: 5 } }
  ],
  ['behind a beam stop', { ellipse: { ratio: 1.05, theta: 0.9 }, centre: [121.6, 133.2] }, { beamStop: BEAM_STOP }]
];

export function comparedPatterns(): ComparedPattern[] {
  return CASES.map(([name, changes, detector]) => {
    const pixelSizeInvAng = 0.0096;
    const { model, truth } = goldReference({
      detector: createDetector({ shape: SHAPE, ...detector }),
      voltage: VOLTAGE,
      pixelSizeInvAng,
      semiAngle: Math.atan(1.5 * electronWavelength(VOLTAGE) * pixelSizeInvAng),
      countsPerPixel: 0.2,
      backgroundAt111: 0.2,
      directBeam: 1,
      debyeWaller: 0.4,
      ...changes
    });
    const random = createRandom(17, name);
    const counts = expectedPattern(model).map(value => poisson(FRAMES * value, random));
    return { name, input: { counts, shape: SHAPE, voltage: VOLTAGE }, truth };
  });
}
