import { InputError } from '../errors';
import { electronWavelength } from './wavelength';

describe('electronWavelength', () => {
  // CODATA 2018 values worked out outside this code, to eight decimals
  it.each([
    [60e3, 0.04866061],
    [80e3, 0.04175716],
    [100e3, 0.03701437],
    [120e3, 0.03349215],
    [200e3, 0.02507934],
    [300e3, 0.01968749]
  ])('at %d V is %d Å', (voltage, expected) => {
    expect(Math.abs(electronWavelength(voltage) - expected)).toBeLessThan(1e-8);
  });

  it('approaches h / sqrt(2 m e V) for slow electrons', () => {
    expect(electronWavelength(1)).toBeCloseTo(12.2643, 3);
  });

  it.each([0, -300, NaN, Infinity])('refuses %d V and asks for volts', voltage => {
    expect(() => electronWavelength(voltage)).toThrow(InputError);
    expect(() => electronWavelength(voltage)).toThrow(/in volts/);
  });
});
