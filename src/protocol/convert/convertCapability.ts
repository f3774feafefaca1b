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
  command: {
    description: 'Convert raw Merlin .mib data to HDF5 (HyperSpy layout).',
    argument: '<PATH...>',
    about: '.mib files, folders to search for them, or a conversion info file',
    task: 'convert only entry I (from 0) of a conversion info file, as a Slurm array task does'
  },
  choicesAs: 'shapes'
});
