import type { CalibrationOptions } from '../../protocol/calibrate/calibrationOptions';
import type { PathGuard } from '../../storage/pathGuard';
import { foreign } from '../threads/foreign';

/**
 * The mask that was given for a pattern; undefined where none was.
 *
 * @param data the file that is calibrated
 * @param shape of its pattern
 * @throws InputError `E_MASK_SHAPE` for one of another shape, and those of readMask
 */
export async function givenMask(
  data: string,
  shape: readonly [number, number],
  { mask: path, maskPage }: Pick<CalibrationOptions, 'mask' | 'maskPage'>,
  guard: PathGuard
): Promise<Uint8Array | undefined> {
  if (path === undefined) {
    return undefined;
  }
  await guard(path, 'read');
  return foreign('mask', path, shape, data, maskPage);
}
