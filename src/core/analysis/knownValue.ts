/** What is larger is no mean of counts: one such value would be all of a sum, and 4 bytes cannot hold it. */
const LARGEST = 1e30;

/** Whether a value of a profile is one: not NaN, nor larger than any mean of counts. */
export function isKnown(value: number): boolean {
  return Math.abs(value) <= LARGEST;
}
