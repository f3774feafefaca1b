import { radialOptionsSchema } from '../../protocol/radial/radialOptions';
import type { RadialRecord } from './radialRecord';
import { radialDifference } from './radialRecord';

const made = {
  input: { path: '/data/scan.mib', bytes: 10, changed: '2026-03-17T10:00:00.000Z' },
  options: radialOptionsSchema.parse({ corrected: false }),
  calibration: { path: '/data/gold.json', pixelSizeInvAng: 0.0093, axisRatio: 1.03, theta: 0.1 }
} as RadialRecord;

const now = (options: object, calibration: object = {}): string | undefined =>
  radialDifference(made, {
    ...made,
    options: radialOptionsSchema.parse({ corrected: false, ...options }),
    calibration: { ...made.calibration, ...calibration }
  });

it.each([
  [{}, undefined],
  [{ overwrite: true, workers: 2 }, undefined],
  [{ corrected: true }, 'made without the corrected patterns'],
  [{ rpl: true }, 'made without the .rpl files'],
  [{ hotPixels: 'off' }, 'made with other options (hot pixels)']
])('profiles that are asked for with %j: %s', (options, says) => {
  expect(now(options)).toBe(says);
});

it('tells profiles of another calibration by the name of its record', () => {
  expect(now({}, { axisRatio: 1.04 })).toBe('made with another calibration (gold.json)');
});
