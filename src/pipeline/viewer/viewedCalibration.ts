import { InputError } from '../../core/errors';
import { electronWavelength } from '../../core/gold/wavelength';
import type { ViewedCalibration } from '../../protocol/viewer';
import type { PathGuard } from '../../storage/pathGuard';
import { findConditions, settledConditions } from '../calibrate/conditions';
import { reportBeside } from '../calibrate/reportText';
import { storedForm } from '../frames/source/storedFrames';
import { findCalibration } from '../radial/findCalibration';
import type { ViewedFrames } from './viewedFrames';

/** Why there are no axes in reciprocal space, which is no fault of the file. */
const WITHOUT = ['E_NO_VOLTAGE', 'E_NO_CAMERA_LENGTH', 'E_NO_CALIBRATION', 'E_CALIBRATION'];

/**
 * The calibration that a radial transform of this file would choose: same voltage and camera length, nearest in time.
 *
 * @throws InputError when records or metadata cannot be read
 */
export async function viewedCalibration(
  { grid, acquisition }: ViewedFrames,
  guard: PathGuard
): Promise<ViewedCalibration> {
  const { path } = grid;
  try {
    const found = await findConditions({ path, acquisition }, [], guard);
    const { voltage, cameraLength } = settledConditions(path, {}, found);
    const wanted = { voltage: voltage.value, cameraLength: cameraLength.value };
    const { shape } = storedForm(grid);
    const used = await findCalibration({ path, ...wanted, shape, asked: 'auto' }, guard);
    const { pixelSizeInvAng, axisRatio, verdict, reason } = used;
    return {
      found: {
        ...wanted,
        // Of the mean radius of an elliptical ring
        pixelSizeInvAng: pixelSizeInvAng / Math.sqrt(axisRatio),
        axisRatio,
        wavelengthAng: electronWavelength(wanted.voltage),
        verdict,
        record: used.path,
        report: await reportBeside(used.path, guard),
        reason
      }
    };
  } catch (cause) {
    if (cause instanceof InputError && WITHOUT.includes(cause.code)) {
      return { reason: cause.message };
    }
    throw cause;
  }
}
