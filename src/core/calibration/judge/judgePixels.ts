import type { Judgement } from '../calibration';
import type { CleanPattern } from '../pixels/calibrationPattern';
import { verdictBy } from './verdictBy';

/** Rows or columns in which rings can be told from a disc, px */
const LEAST_SIDE = 32;
const LEAST_COUNTS = 2000;
const LEAST_USED = 0.35;
const MOST_SATURATED = 0.03;

/** The verdict on a pattern in which nothing can be found, before anything is looked for. */
export function judgePixels({ counts, used, summary, shape }: CleanPattern): Judgement | undefined {
  if (Math.min(...shape) < LEAST_SIDE) {
    return verdictBy(
      'fail',
      'too-small',
      `The pattern has ${shape.join(' x ')} pixels, too few for rings. If these are positions of a scan, the file is stored transposed: save it again with the dimensions of the scan first.`
    );
  }
  let [total, number] = [0, 0];
  for (let index = 0; index < counts.length; index++) {
    total += used[index] ? counts[index] : 0;
    number += used[index];
  }
  if (summary.saturated > MOST_SATURATED * summary.total) {
    const part = ((100 * summary.saturated) / summary.total).toFixed(0);
    return verdictBy(
      'fail',
      'saturated',
      `${part} % of the pixels are saturated: record it again with less beam or a shorter dwell time.`
    );
  }
  if (total < LEAST_COUNTS) {
    return verdictBy(
      'fail',
      'empty',
      `The pattern holds ${total} counts in all: there is no beam, or no sample in it.`
    );
  }
  if (number < LEAST_USED * counts.length) {
    const part = ((100 * number) / counts.length).toFixed(0);
    return verdictBy(
      'fail',
      'blocked',
      `Only ${part} % of the pixels can be used: beam stop, aperture or mask cover the rest.`
    );
  }
  return undefined;
}
