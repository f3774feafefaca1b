import { capability } from '../capability';
import { convertOptionsSchema } from './convertOptions';
import { convertOutputSchema } from './convertResult';
import { shapeChoiceSchema } from './shapeChoice';

/** Raw Merlin data become HDF5. */
export const convert = capability({
  kind: 'convert',
  noun: 'conversion',
  options: convertOptionsSchema,
  /** How single files are read as scans, chosen by hand */
  choice: shapeChoiceSchema,
  result: convertOutputSchema,
  inputs: 'each',
  report: 'outputs'
});
