import { capability } from '../capability';
import { radialOptionsSchema } from './radialOptions';
import { radialResultSchema } from './radialResult';

/** Every pattern becomes a radial profile along the ellipse of its calibration. */
export const radial = capability({
  kind: 'radial',
  noun: 'radial transform',
  options: radialOptionsSchema,
  result: radialResultSchema,
  inputs: 'each',
  report: 'outputs'
});
