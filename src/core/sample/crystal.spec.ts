import { goldRings } from '../gold/rings';
import { ANATASE, GOLD, reflections } from './crystal';
import { powderRings } from './powder';

const CAMERA = { wavelength: 0.01968749, pixelSizeInvAng: 0.0096 };

describe('reflections', () => {
  it('of gold are those of the reference, one by one', () => {
    const found = reflections(GOLD, 1.6);
    for (const ring of goldRings(1.6)) {
      const members = found.filter(({ g }) => Math.abs(g - ring.g) < 1e-9);
      expect(members).toHaveLength(ring.multiplicity);
      members.forEach(({ intensity }) => expect(intensity).toBeCloseTo(ring.structureFactor ** 2, 12));
    }
    expect(found).toHaveLength(goldRings(1.6).reduce((sum, { multiplicity }) => sum + multiplicity, 0));
  });

  it('of anatase have the d spacings and absences of I4(1)/amd', () => {
    const found = reflections(ANATASE, 0.7);
    const has = (h: number, k: number, l: number): boolean =>
      found.some(({ indices }) => indices[0] === h && indices[1] === k && indices[2] === l);
    expect([has(1, 0, 1), has(0, 0, 4), has(2, 0, 0), has(1, 0, 5), has(2, 1, 1)]).toEqual([
      true,
      true,
      true,
      true,
      true
    ]);
    // Body centring, glide plane perpendicular to c, fourfold screw axis
    expect([has(1, 0, 0), has(1, 1, 1), has(1, 1, 0), has(0, 0, 2)]).toEqual([false, false, false, false]);
    // Powder diffraction file 21-1272: d = 3.52, 2.431, 2.378, 2.332, 1.892 Å
    const spacings = powderRings(found, CAMERA).map(({ g }) => 1 / g);
    [3.52, 2.431, 2.378, 2.332, 1.892].forEach((d, index) => expect(Math.abs(spacings[index] - d)).toBeLessThan(0.005));
  });

  it('weaken with the vibration of the atoms as exp(-B g²/2)', () => {
    const [still, warm] = [reflections(GOLD, 1, 0), reflections(GOLD, 1, 0.6)];
    still.forEach(({ g, intensity }, index) => {
      expect(warm[index].intensity / intensity).toBeCloseTo(Math.exp(-0.3 * g * g), 12);
    });
  });
});
