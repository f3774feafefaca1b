/** Counts a pixel of less are taken for so many: their variance is not known better */
const FLOOR = 0.1;
/** No model of a ring is better than this part of its height, however many electrons there are */
const MODEL_ERROR = 0.01;

/** Weight of an annulus of a profile in a fit: inverse of the variance of its mean counts. @param expected counts a pixel */
export function profileWeight(expected: number, pixels: number): number {
  return 1 / (Math.max(FLOOR, expected) / pixels + (MODEL_ERROR * expected) ** 2);
}
