import type { FoundCalibration } from '../../protocol/viewer';
import type { ImagePoint } from '../plots/axes';
import type { PixelStep } from '../plots/imagePlot';
import type { PatternUnit } from './viewerChoice';

const MRAD = 1000;

/**
 * The axes of a pattern about its direct beam: scattering vector q = 1/d in 1/Å, or scattering angle in mrad, which is q times the
 * wavelength for the small angles of electrons. Undefined: axes are in pixels.
 */
export function patternStep(
  calibration: FoundCalibration | undefined,
  beam: ImagePoint | undefined,
  unit: PatternUnit
): PixelStep | undefined {
  if (!calibration || !beam || unit === 'px') {
    return undefined;
  }
  const { pixelSizeInvAng, wavelengthAng } = calibration;
  const origin = { row: beam.row, column: beam.column };
  return unit === 'mrad'
    ? { size: MRAD * wavelengthAng * pixelSizeInvAng, unit, origin, radius: 'θ' }
    : { size: pixelSizeInvAng, unit, origin, radius: 'q' };
}
