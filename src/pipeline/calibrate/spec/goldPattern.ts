import { createDetector } from '../../../core/sample/detector';
import { expectedPattern } from '../../../core/sample/expectedPattern';
import type { GoldTruth } from '../../../core/sample/goldReference';
import { goldReference } from '../../../core/sample/goldReference';
import { poisson } from '../../../core/sample/poissonNoise';
import { createRandom } from '../../../core/random';
import { inHdf5File } from '../../../storage/hdf5/hdf5';

/** Small, so that a fit takes little time. */
export const SIDE = 128;

/** A pattern of gold at 300 kV, counts of 16384 frames, with what is true of it. */
export function goldPattern(): { counts: Float64Array; truth: GoldTruth } {
  const { model, truth } = goldReference({
    detector: createDetector({ shape: [SIDE, SIDE] }),
    voltage: 300e3,
    pixelSizeInvAng: 0.0192,
    semiAngle: 0.6e-3,
    countsPerPixel: 0.1,
    backgroundAt111: 0.2,
    directBeam: 1,
    ellipse: { ratio: 1.04, theta: 0.7 }
  });
  const random = createRandom(11, 'gold pattern');
  return { counts: expectedPattern(model).map(mean => poisson(16384 * mean, random)), truth };
}

/** Writes counts as a single pattern in the layout of HyperSpy, with a beam energy of 300 keV in its metadata. */
export async function writePattern(path: string, counts: Float64Array, side = SIDE): Promise<string> {
  await inHdf5File(path, 'w', file => {
    const experiment = file.create_group('Experiments').create_group('__unnamed__');
    experiment.create_dataset({ name: 'data', data: counts, shape: [side, side] });
    const tem = experiment.create_group('metadata').create_group('Acquisition_instrument').create_group('TEM');
    tem.create_attribute('beam_energy', 300);
    // In mm, cm or m: nobody knows
    tem.create_attribute('camera_length', 20);
  });
  return path;
}
