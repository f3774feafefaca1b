import * as z from 'zod';

import { LARGEST_G } from '../../core/calibration/ringTargets';
import { goldRings } from '../../core/gold/rings';
import { words } from '../optionWords';
import { tiffPageSchema } from '../tiffPage';

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

/** From 0 up to a turn, or counted backwards from it, degrees. */
const azimuth = z.number().min(-360).max(360);
const px = z.number();

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
  pixelSizeRange: z
    .tuple([positive, positive])
    .refine(([from, to]) => from < to, { message: 'The smaller pixel size comes first, the larger one second.' })
    .optional()
    .meta(
      words({
        flag: '--pixel-size-range <MIN MAX...>',
        hint: 'pixel sizes to choose among, 1/Å per pixel along the minor axis; goes over --pixel-size',
        unit: '1/Å'
      })
    ),
  centre: z
    .tuple([px, px])
    .optional()
    .meta(
      words({
        flag: '--centre <ROW COL...>',
        hint: 'row and column of the direct beam to begin with (default: found)',
        unit: 'px'
      })
    ),
  ellipse: z
    .tuple([z.number().min(1).max(1.3), azimuth])
    .optional()
    .meta(
      words({
        flag: '--ellipse <RATIO DEG...>',
        hint: 'a/b of the rings and tilt of the major axis from the rows to begin with, degrees (default: found)'
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
  excludeDiscs: z
    .array(z.tuple([px, px, positive]))
    .optional()
    .meta(
      words({
        flag: '--exclude-disc <ROW,COL,R>',
        hint: 'leave out a disc of pixels: its centre and radius, px; may be given again',
        unit: 'px'
      })
    ),
  excludeSectors: z
    .array(z.tuple([azimuth, azimuth]))
    .optional()
    .meta(
      words({
        flag: '--exclude-sector <FROM,TO>',
        hint: 'leave out a wedge about the direct beam, degrees from the rows (down) to the columns (right); may be given again',
        unit: '°'
      })
    ),
  excludeArcs: z
    .array(z.tuple([z.union([z.string(), z.number().transform(String)]).pipe(ringSchema), azimuth, azimuth]))
    .optional()
    .meta(
      words({
        flag: '--exclude-arc <HKL,FROM,TO>',
        hint: 'leave out a piece of a ring, such as 220,30,50 for 220 from 30 to 50 degrees; may be given again',
        unit: '°'
      })
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
    ),
  maskPage: tiffPageSchema
    .optional()
    .meta(words({ flag: '--mask-page <N>', hint: 'page of a mask that is a TIFF of several (default: 1)' })),
  page: tiffPageSchema
    .optional()
    .meta(words({ flag: '--page <N>', hint: 'page of a reference that is a TIFF of several (default: 1)' }))
});

export type CalibrationOptions = z.output<typeof calibrationOptionsSchema>;
