import * as z from 'zod';

import { LARGEST_G } from '../../core/calibration/ringTargets';
import { goldRings } from '../../core/gold/rings';
import { words } from '../optionWords';

const RING_NAMES = new Set(goldRings(LARGEST_G).flatMap(({ name }) => name.split('/')));

const positive = z.number().positive();

/** A ring by its Miller indices in any order: 111, 002. Becomes the name that rings have: 111, 200. */
const ringSchema = z
  .string()
  .transform(name => [...name.trim()].sort().reverse().join(''))
  .refine(name => RING_NAMES.has(name), {
    message:
      'Gold has no such ring: give three digits, all odd or all even, such as 111, 200, 220 or 311, with commas between rings.'
  });

/** How a gold pattern is calibrated: the panel's form, the command line and the backend validate with this one schema. */
export const calibrationOptionsSchema = z.object({
  pixelSize: positive
    .optional()
    .meta(
      words({ flag: '--pixel-size <P>', hint: 'expected pixel size, 1/Å per pixel along the minor axis', unit: '1/Å' })
    ),
  pixelSizeFactor: positive.optional().meta(
    words({
      flag: '--pixel-size-factor <F>',
      hint: 'search about F times the expected, or else the usual pixel size'
    })
  ),
  qRange: z
    .tuple([z.number().nonnegative(), positive])
    .refine(([from, to]) => from < to, { message: 'The smaller q comes first, the larger one second.' })
    .optional()
    .meta(words({ flag: '--q-range <MIN MAX...>', hint: 'smallest and largest q that is used, 1/Å', unit: '1/Å' })),
  rings: z
    .array(ringSchema)
    .min(1)
    .optional()
    .meta(
      words({ flag: '--rings <hkl,hkl>', hint: 'rings whose positions count, such as 111,220,311 (default: all)' })
    ),
  latticeParameter: positive.optional().meta(
    words({
      flag: '--lattice-parameter <A>',
      hint: 'lattice parameter of the reference, Å (default: 4.0782, gold)',
      unit: 'Å'
    })
  ),
  voltage: z
    .number()
    .min(1000, { message: 'The voltage is given in V, for example 300000 for 300 kV.' })
    .max(3e6, { message: 'The voltage is given in V, for example 300000 for 300 kV.' })
    .optional()
    .meta(words({ flag: '--voltage <V>', hint: 'acceleration voltage in V (default: from the metadata)', unit: 'V' })),
  cameraLength: positive
    .max(20, { message: 'The camera length is given in m, for example 0.2 for 20 cm.' })
    .optional()
    .meta(
      words({ flag: '--camera-length <M>', hint: 'nominal camera length in m (default: from the metadata)', unit: 'm' })
    ),
  mask: z
    .string()
    .min(1)
    .optional()
    .meta(
      words({ flag: '--mask <FILE>', hint: 'bad pixels (other than 0) of a converted frame: HDF5 or TIFF', path: true })
    )
});

export type CalibrationOptions = z.output<typeof calibrationOptionsSchema>;
export type CalibrationRequestOptions = z.input<typeof calibrationOptionsSchema>;
