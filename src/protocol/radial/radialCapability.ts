import { capability } from '../capability';
import { calibrationChoiceSchema } from './calibrationChoice';
import { radialOptionsSchema } from './radialOptions';
import { radialEntry, radialResultSchema } from './radialResult';

/** Every pattern becomes a radial profile along the ellipse of its calibration. */
export const radial = capability({
  kind: 'radial',
  noun: 'radial transform',
  options: radialOptionsSchema,
  /** Calibrations of single scans, picked by hand */
  choice: calibrationChoiceSchema,
  result: radialResultSchema,
  inputs: 'each',
  entry: radialEntry,
  command: {
    description:
      'Average every pattern along the ellipses of its calibration: <T1>_azimuthal_mean.hspy, <T1>_azimuthal_var.hspy and more, beside the data.',
    argument: '<FILE...>',
    about: '_data.hdf5, .mib, or a folder of them'
  },
  choicesAs: 'calibrations'
});
