import { roundedOrigins } from '../../core/radial/originGrid';
import { patternPng } from '../../storage/images/pictures';
import { writeNew } from '../../storage/regularFile';
import type { FinalFiles } from '../finalFiles';
import type { AlignedSums } from '../frames/sinks/radial/alignedSums';
import { alignedPixels } from '../frames/sinks/radial/alignedSums';
import { alignedOrigin, roundPattern } from './correctedPicture';
import { RADIAL_FILES, shapeOf } from './radialFiles';
import type { RadialPlan } from './radialPlan';

/**
 * Maximum and mean of all patterns, as they are and with round rings about the middle.
 *
 * @param centre file of the maximum with round rings
 */
export async function writePictures(
  plan: RadialPlan,
  aligned: AlignedSums,
  files: FinalFiles,
  centre: string
): Promise<void> {
  const { scan, pixels, origins, draft } = plan;
  const shape = shapeOf(plan);
  const { maximum, counts, patterns } = alignedPixels(aligned, pixels.used, shape);
  const mean = counts.map((value, pixel) => (patterns[pixel] > 0 ? value / patterns[pixel] : 0));
  const places = draft.options.convention === 'epsic' ? origins.places : roundedOrigins(origins.places);
  const rounded = (values: Float64Array): Uint8Array => {
    const rotation = (draft.options.rotation * Math.PI) / 180;
    const round = roundPattern(values, aligned.shape, alignedOrigin(places), draft.calibration, shape, rotation);
    return patternPng({ values: round, shape });
  };
  const plain = (values: Float64Array): Uint8Array => patternPng({ values, shape: aligned.shape });
  await writeNew(files.temporary(scan.stem + RADIAL_FILES.maximumPicture), plain(maximum));
  await writeNew(files.temporary(scan.stem + RADIAL_FILES.meanPicture), plain(mean));
  await writeNew(files.temporary(scan.stem + RADIAL_FILES.correctedMeanPicture), rounded(mean));
  await writeNew(centre, rounded(maximum));
}
