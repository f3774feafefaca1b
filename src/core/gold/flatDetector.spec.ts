import fc from 'fast-check';

import { cameraLength, pixelSizeInvAng, ringRadius, ringVector, scatteringAngle } from './flatDetector';
import { goldRings } from './rings';
import { electronWavelength } from './wavelength';

const KILOVOLTS = [60, 80, 200, 300];
// 2θ in mrad at those voltages, computed outside this code
const ANGLES: [string, number[]][] = [
  ['111', [20.667, 17.735, 10.651, 8.361]],
  ['200', [23.864, 20.479, 12.299, 9.655]],
  ['220', [33.75, 28.962, 17.394, 13.654]],
  ['311', [39.576, 33.961, 20.396, 16.011]],
  ['222', [41.336, 35.471, 21.303, 16.723]],
  ['420', [53.367, 45.795, 27.503, 21.59]],
  ['511/333', [62.01, 53.21, 31.956, 25.085]]
];

describe('flat detector', () => {
  it.each(ANGLES)('%s is deflected by 2θ = %j mrad', (name, angles) => {
    const { g } = goldRings(1.3).find(ring => ring.name === name)!;
    const computed = KILOVOLTS.map(kilovolts => 1e3 * scatteringAngle(g, electronWavelength(kilovolts * 1e3)));
    computed.forEach((angle, index) => expect(Math.abs(angle - angles[index])).toBeLessThan(6e-4));
  });

  it.each([
    [60, 0.8, 5.7e-4],
    [80, 0.8, 4.2e-4],
    [200, 0.8, 1.5e-4],
    [300, 0.8, 9e-5],
    [60, 1.5, 2.0e-3],
    [300, 1.5, 3.3e-4]
  ])('at %d kV and g = %d 1/Å stretches radii by %d', (kilovolts, g, stretch) => {
    const wavelength = electronWavelength(kilovolts * 1e3);
    const radius = ringRadius(g, { wavelength, pixelSizeInvAng: 0.01 });
    expect(Math.abs((radius * 0.01) / g - 1 - stretch)).toBeLessThan(0.05 * stretch + 4e-6);
  });

  it('goes back and forth between radius and g', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 3, noNaN: true }),
        fc.double({ min: 3e4, max: 3e5, noNaN: true }),
        fc.double({ min: 0.001, max: 0.02, noNaN: true }),
        (g, voltage, size) => {
          const geometry = { wavelength: electronWavelength(voltage), pixelSizeInvAng: size };
          expect(ringVector(ringRadius(g, geometry), geometry)).toBeCloseTo(g, 10);
        }
      )
    );
  });

  it('has a pixel of 0.00931 1/Å at 0.30 m and 300 kV', () => {
    const wavelength = electronWavelength(3e5);
    const size = pixelSizeInvAng(wavelength, 0.3);
    expect(size).toBeCloseTo(0.00931, 5);
    expect(cameraLength({ wavelength, pixelSizeInvAng: size })).toBeCloseTo(0.3, 12);
  });
});
