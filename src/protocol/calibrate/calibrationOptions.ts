import * as z from 'zod';

import { LARGEST_G } from '../../core/calibration/ringTargets';
import { goldRings } from '../../core/gold/rings';

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
  /** Pixel size expected, 1/Å per pixel along the minor axis: keeps the search within a factor of 2.2 of it */
  pixelSize: positive.optional(),
  /** Multiplies the pixel size expected: the given one, or else the usual one under these conditions */
  pixelSizeFactor: positive.optional(),
  /** Smallest and largest q that is used, 1/Å */
  qRange: z
    .tuple([z.number().nonnegative(), positive])
    .refine(([from, to]) => from < to, { message: 'The smaller q comes first, the larger one second.' })
    .optional(),
  /** Rings whose positions count; absent: all */
  rings: z.array(ringSchema).min(1).optional(),
  /** Lattice parameter of the reference, Å; absent: gold at room temperature */
  latticeParameter: positive.optional(),
  /** Acceleration voltage, V; absent: from the metadata */
  voltage: z
    .number()
    .min(1000, { message: 'The voltage is given in V, for example 300000 for 300 kV.' })
    .max(3e6, { message: 'The voltage is given in V, for example 300000 for 300 kV.' })
    .optional(),
  /** Nominal camera length, m; absent: from the metadata */
  cameraLength: positive.max(20, { message: 'The camera length is given in m, for example 0.2 for 20 cm.' }).optional(),
  /** File with the pixels that do not count, of the size of a converted frame, other than 0 where bad */
  mask: z.string().min(1).optional()
});

export type CalibrationOptions = z.output<typeof calibrationOptionsSchema>;
export type CalibrationRequestOptions = z.input<typeof calibrationOptionsSchema>;
