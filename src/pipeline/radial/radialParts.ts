import { InputError } from '../../core/errors';
import { resultStem } from '../calibrate/recordPlace';
import { partsFolder } from '../parts/partsFolder';
import type { InputRequest } from '../work';
import { radialFolder } from './radialPlace';

/** What parts of a transform are called by. */
export const RADIAL = 'radial';

/**
 * Folder for the parts of a transform.
 *
 * @throws InputError `E_PARTS` where every part would have to look at the whole scan
 */
export function radialPartsFolder(
  input: string,
  { options: { origin, out } }: Pick<InputRequest<'radial'>, 'options'>,
  key: string
): string {
  if (origin === 'slow') {
    throw new InputError(
      'E_PARTS',
      'The slow search of the origin (--origin slow) follows the direct beam through every pattern of a scan before the first is transformed, which cannot be done in parts. Choose the fast one, or do it in one.'
    );
  }
  const stem = resultStem(input);
  return partsFolder(radialFolder(input, stem, out), stem, RADIAL, key);
}
