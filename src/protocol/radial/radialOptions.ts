import * as z from 'zod';

import { words } from '../optionWords';
import { outSchema, workersSchema } from '../sharedOptions';
import { tiffPageSchema } from '../tiffPage';

const ANGLES = { error: 'Angles are in degrees, from -360 to 360.' };
const COLUMNS = { error: 'Lines are rolled by auto or by a number of columns, 0 or more.' };
const degrees = z.number().min(-360, ANGLES).max(360, ANGLES);

/** Today's two words for how origins are found, or one place for all patterns: row and column, px of the converted frame. */
const originSchema = z.union([z.enum(['auto', 'fast', 'slow']), z.tuple([z.number(), z.number()])], {
  error: 'The direct beam is followed (auto, fast or slow) or given as ROW,COL in px, such as 127.5,130.'
});

/** `quantile:0.9`, with a number between 0 and 1. */
const quantileSchema = z.templateLiteral(['quantile:', z.number()]).refine(
  text => {
    const part = Number(text.slice('quantile:'.length));
    return part > 0 && part < 1;
  },
  { message: 'A quantile is given as quantile:P with P between 0 and 1, such as quantile:0.9.' }
);

/** How patterns become radial profiles: the form, the command line and the backend validate with this one schema. */
export const radialOptionsSchema = z
  .object({
    calibration: z
      .string()
      .min(1)
      .default('auto')
      .meta(
        words({
          flag: '--calibration <auto|FILE|DIR>',
          hint: 'calibration record, or a folder to look for one of the same voltage and camera length (default: auto, the session)',
          path: true
        })
      ),
    origin: originSchema.default('auto').meta(
      words({
        flag: '--origin <auto|fast|slow|ROW,COL>',
        hint: 'direct beam: followed in some patterns, in all, or one place in px (default: auto)'
      })
    ),
    mask: z
      .string()
      .min(1)
      .optional()
      .meta(
        words({
          flag: '--mask <FILE>',
          hint: 'bad pixels (other than 0) of a converted frame: HDF5 or TIFF',
          path: true
        })
      ),
    maskPage: tiffPageSchema
      .optional()
      .meta(words({ flag: '--mask-page <N>', hint: 'page of a mask that is a TIFF of several (default: 1)' })),
    hotPixels: z
      .enum(['auto', 'off'])
      .default('auto')
      .meta(
        words({
          flag: '--hot-pixels <auto|off>',
          hint: 'leave out pixels far brighter than their neighbours (default: auto)'
        })
      ),
    excludeSectors: z
      .array(z.tuple([degrees, degrees], { error: 'A sector is FROM,TO in degrees, such as 80,100.' }))
      .default([])
      .meta(
        words({
          flag: '--exclude-sector <FROM,TO>',
          hint: 'leave out azimuths, degrees from the row axis (down) towards the columns (right); may be repeated',
          unit: '°'
        })
      ),
    excludeDiscs: z
      .array(z.tuple([z.number(), z.number(), z.number().positive()]))
      .default([])
      .meta(words({ hint: 'leave out discs: row, column, radius, px', unit: 'px' })),
    roll: z
      .union([z.literal('auto'), z.number().int().nonnegative(COLUMNS).max(65535, COLUMNS)], COLUMNS)
      .default(0)
      .meta(
        words({
          flag: '--roll <N|auto>',
          hint: 'roll every scan line N columns to the left, counted from the lines as recorded (closes the seam of some scans with EDX)'
        })
      ),
    rotation: degrees
      .default(0)
      .meta(
        words({ flag: '--rotation <DEG>', hint: 'angle between R and Q: turns the corrected patterns', unit: '°' })
      ),
    convention: z
      .enum(['exact', 'epsic'])
      .default('exact')
      .meta(
        words({
          flag: '--convention <exact|epsic>',
          hint: "exact area weights, or as ePSIC's notebooks (default: exact)"
        })
      ),
    statistic: z
      .union([z.enum(['mean', 'median']), quantileSchema], {
        error: 'A profile tells the mean, the median or quantile:P with P between 0 and 1, such as quantile:0.9.'
      })
      .default('mean')
      .meta(
        words({ flag: '--statistic <mean|median|quantile:P>', hint: 'what a profile tells of a ring (default: mean)' })
      ),
    gain: z
      .number()
      .positive()
      .default(1)
      .meta(words({ flag: '--gain <G>', hint: 'counts that one electron makes (default: 1)' })),
    solidAngle: z
      .boolean()
      .default(false)
      .meta(words({ flag: '--solid-angle', hint: 'divide by the solid angle that a pixel sees' })),
    rpl: z
      .boolean()
      .default(false)
      .meta(words({ flag: '--rpl', hint: 'write the profiles as .rpl and .raw too' })),
    corrected: z
      .boolean()
      .default(true)
      .meta(words({ flag: '--no-corrected', hint: 'do not write the corrected patterns' })),
    voltage: z
      .number()
      .min(1000, { message: 'The voltage is given in V, for example 300000 for 300 kV.' })
      .max(3e6, { message: 'The voltage is given in V, for example 300000 for 300 kV.' })
      .optional()
      .meta(
        words({ flag: '--voltage <V>', hint: 'acceleration voltage in V (default: from the metadata)', unit: 'V' })
      ),
    cameraLength: z
      .number()
      .positive()
      .max(20, { message: 'The camera length is given in m, for example 0.2 for 20 cm.' })
      .optional()
      .meta(
        words({
          flag: '--camera-length <M>',
          hint: 'nominal camera length in m (default: from the metadata)',
          unit: 'm'
        })
      ),
    out: outSchema('folder for results: DIR/<stamp>/ (default: beside the data)'),
    overwrite: z
      .boolean()
      .default(false)
      .meta(words({ flag: '--overwrite', hint: 'transform again what is transformed' })),
    workers: workersSchema
  })
  .superRefine(({ convention, statistic, solidAngle }, context) => {
    if (convention === 'epsic' && (statistic !== 'mean' || solidAngle)) {
      context.addIssue({
        code: 'custom',
        path: [solidAngle ? 'solidAngle' : 'statistic'],
        message: "ePSIC's convention knows plain means only: choose the exact one."
      });
    }
  });

export type RadialOptions = z.output<typeof radialOptionsSchema>;
export type RadialRequestOptions = z.input<typeof radialOptionsSchema>;
