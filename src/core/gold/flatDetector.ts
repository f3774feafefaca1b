/** What turns a diffraction angle into a distance on the detector. */
export interface CameraGeometry {
  /** Wavelength in Å */
  readonly wavelength: number;
  /** Pixel size in 1/Å: the change of g per pixel at the direct beam */
  readonly pixelSizeInvAng: number;
}

/** Distance between pixels of a Medipix3 chip, m */
export const MEDIPIX_PITCH = 55e-6;

/** Deflection of a reflection, 2θ in rad: Bragg's law, sin θ = λ g / 2. */
export function scatteringAngle(g: number, wavelength: number): number {
  return 2 * Math.asin((wavelength * g) / 2);
}

/**
 * Distance from the direct beam, in pixels, at which a flat detector sees the reflections of length g: L tan 2θ with
 * L / pitch = 1 / (λ p). Exceeds g / p by 0.02 % (300 kV) to 0.2 % (60 kV) at g = 1.5.
 *
 * @param g length of the reciprocal lattice vector in 1/Å
 */
export function ringRadius(g: number, { wavelength, pixelSizeInvAng }: CameraGeometry): number {
  return Math.tan(scatteringAngle(g, wavelength)) / (wavelength * pixelSizeInvAng);
}

/** The g in 1/Å of the reflections seen at a distance from the direct beam in pixels: the inverse of `ringRadius`. */
export function ringVector(radius: number, { wavelength, pixelSizeInvAng }: CameraGeometry): number {
  return (2 * Math.sin(Math.atan(radius * wavelength * pixelSizeInvAng) / 2)) / wavelength;
}

/** Camera length in m (the true one, not the nominal one) that gives a pixel size. */
export function cameraLength({ wavelength, pixelSizeInvAng }: CameraGeometry, pitch = MEDIPIX_PITCH): number {
  return pitch / (wavelength * pixelSizeInvAng);
}

/** Pixel size in 1/Å at a true camera length in m. */
export function pixelSizeInvAng(wavelength: number, length: number, pitch = MEDIPIX_PITCH): number {
  return pitch / (wavelength * length);
}
