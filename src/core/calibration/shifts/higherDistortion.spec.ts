import { electronWavelength } from '../../gold/wavelength';
import { poisson } from '../../sample/poissonNoise';
import { createRandom } from '../../random';
import { calibrate } from '../calibrate';
import type { Calibration } from '../calibration';
import type { Bend } from '../geometry';
import { UNBENT_Q } from '../geometry';
import { ringTargets } from '../ringTargets';

const SIDE = 256;
const PIXEL = 0.0096;
const CENTRE = [130.3, 122.8];
const SIGMA = 2 * PIXEL;

/** Rings of Gaussian cross-section on a background that falls, drawn by the definition of the bends. */
function calibrated([c, s, c3, s3, k]: Bend): Calibration {
  const random = createRandom(21, 'bent');
  const targets = ringTargets(electronWavelength(300e3));
  const counts = Float64Array.from({ length: SIDE * SIDE }, (_, at) => {
    const [down, right] = [Math.floor(at / SIDE) - CENTRE[0], (at % SIDE) - CENTRE[1]];
    const [length, angle] = [PIXEL * Math.hypot(down, right), Math.atan2(right, down)];
    const second = c * Math.cos(angle) + s * Math.sin(angle) + c3 * Math.cos(3 * angle) + s3 * Math.sin(3 * angle);
    const q = length * (1 + length * second + k * (length ** 2 - UNBENT_Q ** 2));
    const rings = targets.reduce((sum, { t, strength }) => {
      const height = Math.abs(q - t) < 6 * SIGMA ? Math.exp(-(((q - t) / SIGMA) ** 2) / 2) : 0;
      return sum + strength * height * (targets[0].t / t) * Math.sqrt(t / q);
    }, 0);
    return poisson(4000 * rings + 150 / (q + 0.05) ** 1.75, random);
  });
  return calibrate({ counts, shape: [SIDE, SIDE], voltage: 300e3 });
}

describe('distortions of higher order', () => {
  it('are found, and do not move the centre or the scale', () => {
    // As strong as in a measured pattern: 1 % of the radius at 1 1/Å
    const bend: Bend = [-0.01, 0.002, -0.004, 0.0015, -0.009];
    const { verdict, values, errors, higher } = calibrated(bend);
    expect(verdict).toBe('pass');
    const { comaRow, comaColumn, threefoldCos, threefoldSin, radial, radialError } = higher!;
    // Ten times the standard errors of this pattern, and a thirtieth of what there is
    [comaRow, comaColumn, threefoldCos, threefoldSin].forEach((value, index) =>
      expect(Math.abs(value - bend[index])).toBeLessThan(3e-4)
    );
    expect(Math.abs(radial - bend[4])).toBeLessThan(4 * radialError);
    expect(radialError).toBeLessThan(1e-3);
    expect(Math.abs(values!.pixelSizeInvAng / PIXEL - 1)).toBeLessThan(4 * (errors!.pixelSizeInvAng / PIXEL));
    expect(errors!.pixelSizeInvAng / PIXEL).toBeLessThan(1e-3);
    expect(Math.hypot(values!.centreRow - CENTRE[0], values!.centreColumn - CENTRE[1])).toBeLessThan(0.05);
  });

  it('are not seen where there are none', () => {
    const { verdict, values, higher } = calibrated([0, 0, 0, 0, 0]);
    expect(verdict).toBe('pass');
    expect(higher).toBeUndefined();
    expect(Math.abs(values!.pixelSizeInvAng / PIXEL - 1)).toBeLessThan(1e-4);
  });
});
