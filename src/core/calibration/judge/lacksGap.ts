import type { Calibration, Judgement } from '../calibration';

/** Logarithms of two reduced χ² that differ by more than so many standard deviations are not alike by chance: once in 15,000 */
const SURE = 4;

/**
 * Whether a pattern lacks the gap between the chips of its detector: without it rings are no ellipses, since their pieces on
 * different chips are nearer to each other than they were. Scale and distortions of higher order can make up for much of that, but
 * never for all, and then pieces of rings lie in places that their own counts rule out.
 *
 * @param asRecorded calibration of the pattern as it is
 * @param gapped and of the one with the gap inserted
 * @returns undefined where the pattern cannot tell
 */
export function lacksGap(asRecorded: Calibration, gapped: Calibration): boolean | undefined {
  const isGapped = !(asRecorded.misfit <= gapped.misfit) && !Number.isNaN(gapped.misfit);
  const [better, other] = isGapped ? [gapped, asRecorded] : [asRecorded, gapped];
  if (better.verdict === 'fail') {
    return undefined;
  }
  const apart = Math.log(other.misfit / better.misfit);
  const isSure = Number.isNaN(apart) || apart > SURE * Math.sqrt(2 / piecesOf(better) + 2 / piecesOf(other));
  return isSure ? isGapped : undefined;
}

/** Where a missing gap cannot be told, nothing passes: the scale alone may be off by more than one percent. */
export function judgedWithoutGap(found: Calibration): Calibration {
  const doubt: Judgement = {
    verdict: 'check',
    rule: 'chip-gap',
    reason:
      'The rings do not say whether these 512 x 512 pixels are one detector, or four chips with the gap of 3 px between them left out. If they are four chips, the pixel size is wrong by 1 to 2 %.'
  };
  return found.verdict === 'pass' ? { ...found, ...doubt } : found;
}

function piecesOf({ rings }: Calibration): number {
  return rings.reduce((sum, { sectors }) => sum + sectors, 0);
}
