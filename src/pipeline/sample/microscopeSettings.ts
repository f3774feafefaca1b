import type { MicroscopeSettings } from '../../storage/microscope/writeMicroscopeFile';
import type { AcquisitionPlan } from './sessionPlan';

/** Field of view in m, times the magnification */
const FIELD_TIMES_MAGNIFICATION = 0.2;
/** Semi-angle in rad above which the probe is formed by the larger of two condenser apertures */
const SMALL_APERTURE = 0.6e-3;

/** What the acquisition program leaves in `<T1>.hdf`. */
export function microscopeSettings(plan: AcquisitionPlan): MicroscopeSettings {
  return {
    voltage: plan.voltage,
    cameraLength: plan.nominalCameraLength,
    magnification: plan.magnification,
    setScanPx: plan.scan.side,
    setBitDepth: plan.depth,
    dwellTime: plan.dwellNs / 1000,
    semiAngle: plan.semiAngle,
    apertureSize: plan.semiAngle > SMALL_APERTURE ? 4 : 5,
    spotSize: 6
  };
}

/** m from one scan position to the next. */
export function stepSize({ magnification, scan }: AcquisitionPlan): number {
  return FIELD_TIMES_MAGNIFICATION / magnification / scan.side;
}
