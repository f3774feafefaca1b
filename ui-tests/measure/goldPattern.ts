import { floatTiff } from '../../src/core/floatTiff';
import { createRandom } from '../../src/core/random';
import { createDetector } from '../../src/core/sample/detector';
import { expectedPattern } from '../../src/core/sample/expectedPattern';
import { goldReference } from '../../src/core/sample/goldReference';
import { poisson } from '../../src/core/sample/poisson';

const SIDE = 515;

/** A pattern of gold at 300 kV of the size of a quad detector, as a TIFF file. */
export function goldPattern(): Uint8Array {
  const { model } = goldReference({
    detector: createDetector({ shape: [SIDE, SIDE] }),
    voltage: 300e3,
    pixelSizeInvAng: 0.0048,
    semiAngle: 0.6e-3,
    countsPerPixel: 0.1,
    backgroundAt111: 0.2,
    directBeam: 1,
    ellipse: { ratio: 1.04, theta: 0.7 }
  });
  const random = createRandom(11, 'gold pattern');
  const counts = expectedPattern(model).map(mean => poisson(16384 * mean, random));
  return floatTiff(Float32Array.from(counts), [SIDE, SIDE]);
}
