import { scanCandidates } from '../../core/scan/candidates';
import { betterShape, sumsByPlace } from '../../core/scan/imageCheck';
import { unforeseen } from '../../storage/merlin/foreseenHeaders';
import type { ConversionPlan } from './conversionPlan';
import type { ForeseenPlan } from './foreseenPlan';

/**
 * The plan with what only shows when all frames have passed: the times of frames whose headers were not read before, and whether
 * the image of the scan speaks for another shape than Auto took, which is then offered in words.
 *
 * @param image sum of the frame at each scan position
 * @throws InputError `E_UNFORESEEN` where the times of all frames lead to another plan: the work is then begun again
 */
export function settledPlan(
  plan: ConversionPlan,
  foreseen: ForeseenPlan | undefined,
  image: Float64Array
): ConversionPlan {
  const known = foreseen ? sameAgain(plan, foreseen.planAgain()) : plan;
  const sentence = betterInWords(known, image);
  return sentence === undefined ? known : { ...known, warnings: [...known.warnings, sentence] };
}

function sameAgain(plan: ConversionPlan, again: ConversionPlan): ConversionPlan {
  if (JSON.stringify(again.recipe) !== JSON.stringify(plan.recipe) || again.stored !== undefined) {
    throw unforeseen(`${plan.acquisition.path}: the times of all frames show another scan than those of a few.`);
  }
  return again;
}

function betterInWords(
  { acquisition, candidate, recipe, isAuto }: ConversionPlan,
  image: Float64Array
): string | undefined {
  const { path, clues } = acquisition;
  const { plan } = candidate;
  // The frames of a stack lie without the places of those that were lost
  const isJudged = plan.kind === 'scan' ? candidate.source !== 'asked' : isAuto && clues.frames === acquisition.frames;
  if (!isJudged) {
    return undefined;
  }
  const sums = sumsByPlace(image, recipe.plan, clues.frames);
  const better = betterShape(sums, plan, scanCandidates(clues));
  if (better?.candidate.plan.kind !== 'scan') {
    return undefined;
  }
  const { rows, framesPerLine, firstFrame } = better.candidate.plan;
  const part = Math.round(100 * better.ratio);
  const found =
    plan.kind === 'stack'
      ? `the image suggests a scan. With ${rows} lines of ${framesPerLine} frames neighbouring lines differ by ${part} % of what frames half a line apart do, but a stack was taken.`
      : `the image suggests another scan shape. With ${rows} lines of ${framesPerLine} frames neighbouring lines differ by ${part} % of what they do with ${plan.rows} lines of ${plan.framesPerLine}, which was taken.`;
  return `${path}: ${found} Compare the two under Scan shape (--reshape known --scan-x ${framesPerLine} --scan-y ${rows} --first-frame ${firstFrame}).`;
}
