import { InputError } from '../../core/errors';
import { withShape } from '../../protocol/convert/shapeChoice';
import { acquisitionStem } from '../../storage/session/acquisitionName';
import { outputFolder } from '../../storage/session/sessionPaths';
import { partsFolder } from '../parts/partsFolder';
import type { InputRequest } from '../work';

/** What parts of a conversion are called by. */
export const CONVERT = 'convert';

/**
 * Folder for the parts of a conversion.
 *
 * @throws InputError `E_PARTS` where every part would have to read the whole file; `E_NO_OUT`
 */
export function convertPartsFolder(
  input: string,
  { options, choice }: Pick<InputRequest<'convert'>, 'options' | 'choice'>,
  key: string
): string {
  const { out, radial, repair } = withShape(options, choice);
  if (repair?.spikes || radial) {
    throw new InputError(
      'E_PARTS',
      repair?.spikes
        ? 'To replace spikes (--replace-spikes) all frames are looked at before the first is converted, which cannot be done in parts. Leave it out, or convert in one.'
        : 'Profiles in the same pass (--radial) are made of a conversion in one. Convert in parts first, then transform the converted file in parts.'
    );
  }
  const stem = acquisitionStem(input);
  return partsFolder(outputFolder(input, stem, out), stem, CONVERT, key);
}
