import { resultStem } from '../calibrate/recordPlace';
import { partsFolder } from '../parts/partsFolder';
import type { InputRequest } from '../work';
import { radialFolder } from './radialPlace';

/** What parts of a transform are called by. */
export const RADIAL = 'radial';

/** Folder for the parts of a transform. */
export function radialPartsFolder(
  input: string,
  { options: { out } }: Pick<InputRequest<'radial'>, 'options'>,
  key: string
): string {
  const stem = resultStem(input);
  return partsFolder(radialFolder(input, stem, out), stem, RADIAL, key);
}
