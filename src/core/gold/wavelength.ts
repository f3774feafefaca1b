import { InputError } from '../errors';

/** h c in keV Å and m c² in keV, from CODATA 2018 */
const HC = 12.398419843320026;
const REST_ENERGY = 510.99895;

/**
 * Wavelength of the beam electrons in Å, with relativity: the momentum of an electron of kinetic energy T is
 * p c = sqrt(T² + 2 T m c²), and λ = h / p (Reimer & Kohl, Transmission Electron Microscopy, 2008, section 2.1).
 *
 * @param voltage acceleration voltage in V, as the microscope file's `ht_value(V)`
 * @throws InputError `E_VOLTAGE` unless the voltage is positive
 */
export function electronWavelength(voltage: number): number {
  if (!(voltage > 0 && Number.isFinite(voltage))) {
    throw new InputError(
      'E_VOLTAGE',
      `An acceleration voltage of ${voltage} V has no wavelength: give it in volts, for example 300000 for 300 kV.`
    );
  }
  const energy = voltage / 1000;
  return HC / Math.sqrt(energy * (energy + 2 * REST_ENERGY));
}
