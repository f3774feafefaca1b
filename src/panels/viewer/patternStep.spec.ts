import { electronWavelength } from '../../core/gold/wavelength';
import { patternStep } from './patternStep';

const calibration = {
  pixelSizeInvAng: 0.01,
  axisRatio: 1,
  wavelengthAng: electronWavelength(300e3),
  voltage: 300e3,
  cameraLength: 0.2,
  verdict: 'pass',
  record: '/a_CL_20cm.json',
  reason: ''
} as const;
const beam = { row: 100.5, column: 90, radius: 4 };

describe('patternStep', () => {
  it('counts q from the direct beam', () => {
    expect(patternStep(calibration, beam, '1/Å')).toEqual({
      size: 0.01,
      unit: '1/Å',
      origin: { row: 100.5, column: 90 },
      radius: 'q'
    });
  });

  it('gives the angle of a ring: 220 of gold (1.4419 Å) is at 13.66 mrad for 300 kV', () => {
    const step = patternStep(calibration, beam, 'mrad');
    const pixels = 1 / 1.4419 / 0.01;
    // 2 asin(λ / 2d), λ = 0.019687 Å
    expect(pixels * (step?.size ?? 0)).toBeCloseTo(2000 * Math.asin(0.0196875 / 2 / 1.4419), 2);
  });

  it('stays in pixels where no calibration or no beam is known, or where that is wanted', () => {
    expect(patternStep(undefined, beam, '1/Å')).toBeUndefined();
    expect(patternStep(calibration, undefined, 'mrad')).toBeUndefined();
    expect(patternStep(calibration, beam, 'px')).toBeUndefined();
  });
});
