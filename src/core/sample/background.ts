import type { CameraGeometry } from '../gold/flatDetector';
import { ringVector } from '../gold/flatDetector';
import type { RadialShape } from './radialShape';
import { radialShape } from './radialShape';

const CORE = 0.05;
const FALL = 1.75;

/**
 * Diffuse background: thermal and inelastic scattering that falls as g^-1.75 beyond a core of 0.05 1/Å. The exponent is that of
 * a measured cross-grating pattern between 0.1 and 1.2 1/Å.
 *
 * @param maxRadius px, where the detector ends
 */
export function diffuseShape(camera: CameraGeometry, maxRadius: number): RadialShape {
  return radialShape(radius => (1 + (ringVector(radius, camera) / CORE) ** 2) ** (-FALL / 2), maxRadius);
}

// Diffuse rings of amorphous carbon at d of about 2.1 and 1.2 Å: g and width in 1/Å, height
const CARBON_HALOS = [
  [0.48, 0.07, 1],
  [0.84, 0.11, 0.28]
];

/** The two broad rings of amorphous carbon. */
export function carbonHaloShape(camera: CameraGeometry, maxRadius: number): RadialShape {
  return radialShape(radius => {
    const g = ringVector(radius, camera);
    return CARBON_HALOS.reduce(
      (sum, [at, width, height]) => sum + height * Math.exp(-((g - at) ** 2) / (2 * width ** 2)),
      0
    );
  }, maxRadius);
}
