import { bentCase } from '../../bench/calibration/cases';
import { floatTiff } from '../../src/core/floatTiff';
import { createRandom } from '../../src/core/random';
import { createDetector } from '../../src/core/sample/detector';
import { expectedPattern } from '../../src/core/sample/expectedPattern';
import { goldReference } from '../../src/core/sample/goldReference';
import { poisson } from '../../src/core/sample/poissonNoise';

const SIDE = 515;
/** Of the patterns of `bench/calibration/refits.mjs` the one with the slowest fits */
const SLOWEST = 5;

export interface MeasuredPattern {
  readonly tiff: Uint8Array;
  /** V */
  readonly voltage: number;
}

/** A pattern of gold of the size of a quad detector. */
export function goldPattern(): MeasuredPattern {
  const voltage = 300e3;
  const { model } = goldReference({
    detector: createDetector({ shape: [SIDE, SIDE] }),
    voltage,
    pixelSizeInvAng: 0.0048,
    semiAngle: 0.6e-3,
    countsPerPixel: 0.1,
    backgroundAt111: 0.2,
    directBeam: 1,
    ellipse: { ratio: 1.04, theta: 0.7 }
  });
  const random = createRandom(11, 'gold pattern');
  const counts = expectedPattern(model).map(mean => poisson(16384 * mean, random));
  return { tiff: floatTiff(Float32Array.from(counts), [SIDE, SIDE]), voltage };
}

/** A pattern with strong distortions: its fits go on for many rounds. */
export function bentPattern(): MeasuredPattern {
  const { counts, shape, voltage } = bentCase(SLOWEST).input;
  return { tiff: floatTiff(Float32Array.from(counts), shape), voltage };
}
