import { electronWavelength } from '../gold/wavelength';

/**
 * What means are multiplied by so that they are per solid angle, 1 in the middle: a pixel of a flat detector sees cos³ 2θ of
 * the solid angle of the one at 2θ = 0, with tan 2θ = λ times the distance in 1/Å.
 *
 * @param voltage V
 */
export function solidAngleFactors(rings: number, pixelSizeInvAng: number, voltage: number): Float64Array {
  const step = pixelSizeInvAng * electronWavelength(voltage);
  return Float64Array.from({ length: rings }, (_, ring) => (1 + (ring * step) ** 2) ** 1.5);
}
