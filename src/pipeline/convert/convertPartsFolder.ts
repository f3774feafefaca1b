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
 * @throws InputError `E_PARTS` for profiles in the same pass; `E_NO_OUT`
 */
export function convertPartsFolder(
  input: string,
  { options, choice }: Pick<InputRequest<'convert'>, 'options' | 'choice'>,
  key: string
): string {
  const { out, radial } = withShape(options, choice);
  if (radial) {
    throw new InputError(
      'E_PARTS',
      'Profiles in the same pass (--radial) are made by one task, which finds the direct beam among raw frames while it converts them. Convert in parts first, then transform the converted file in parts: a pipeline does both with one submission.'
    );
  }
  const stem = acquisitionStem(input);
  return partsFolder(outputFolder(input, stem, out), stem, CONVERT, key);
}
