import { InputError } from '../../core/errors';

/**
 * What is said of pixels that hold NaN or infinity, as other programs put where a pixel does not work: they do not count.
 *
 * @param bad 1 for such a pixel
 * @returns undefined where there is none
 * @throws InputError `E_ALL_BAD` where there is nothing else
 */
export function numberless(path: string, bad: Uint8Array): string | undefined {
  const number = bad.reduce((sum, is) => sum + Math.min(1, is), 0);
  if (number > 0 && number === bad.length) {
    throw new InputError(
      'E_ALL_BAD',
      `${path} cannot be calibrated: every pixel of its patterns holds NaN or infinity.`
    );
  }
  return number === 0
    ? undefined
    : number === 1
      ? 'One pixel holds NaN or infinity, and does not count.'
      : `${number} pixels hold NaN or infinity, and do not count.`;
}
