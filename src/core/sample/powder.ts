import type { CameraGeometry } from '../gold/flatDetector';
import { ringRadius } from '../gold/flatDetector';
import type { Reflection } from './crystal';
import type { RadialShape } from './radialShape';
import { mixedShape, ringShape } from './radialShape';

/** One ring of a powder. */
export interface PowderRing {
  /** 1/Å */
  readonly g: number;
  /** px, in the undistorted pattern */
  readonly radius: number;
  /** Share of all diffracted electrons */
  readonly share: number;
}

/**
 * How the counts of a whole ring follow from m |F|²: times d for randomly oriented crystals in a beam (Vainshtein,
 * Structure Analysis by Electron Diffraction, 1964), or bare as the simulated profile of a calibration uses it.
 */
export type IntensityLaw = 'powder' | 'bare';

const SAME_RING = 1e-9;

/** Rings of a powder with smooth azimuth, in order of g. */
export function powderRings(
  reflections: readonly Reflection[],
  camera: CameraGeometry,
  law: IntensityLaw = 'powder'
): PowderRing[] {
  const sorted = [...reflections].sort((one, other) => one.g - other.g);
  const rings: { g: number; strength: number }[] = [];
  for (const { g, intensity } of sorted) {
    const strength = law === 'powder' ? intensity / g : intensity;
    const last = rings[rings.length - 1];
    if (last && g - last.g < SAME_RING) {
      last.strength += strength;
    } else {
      rings.push({ g, strength });
    }
  }
  const total = rings.reduce((sum, { strength }) => sum + strength, 0);
  return rings.map(({ g, strength }) => ({ g, radius: ringRadius(g, camera), share: strength / total }));
}

/** The rings as one shape, every point of them a disc of the given radius in px. */
export function powderShape(rings: readonly PowderRing[], disc: number): RadialShape {
  return mixedShape(rings.map(({ radius, share }) => ({ shape: ringShape(radius, disc), counts: share })));
}
