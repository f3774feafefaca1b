import * as z from 'zod';

const degrees = z.number().min(-360).max(360);

/** Today's two words for how origins are found, or one place for all patterns: row and column, px of the converted frame. */
const originSchema = z.union([z.enum(['auto', 'fast', 'slow']), z.tuple([z.number(), z.number()])]);

/** `quantile:0.9`, with a number between 0 and 1. */
const quantileSchema = z.templateLiteral(['quantile:', z.number()]).refine(
  text => {
    const part = Number(text.slice('quantile:'.length));
    return part > 0 && part < 1;
  },
  { message: 'A quantile is given as quantile:P with P between 0 and 1, such as quantile:0.9.' }
);

/** How patterns become radial profiles: the form, the command line and the backend validate with this one schema. */
export const radialOptionsSchema = z.object({
  /** `auto`: by voltage and camera length in the session; else a record, or a folder with records */
  calibration: z.string().min(1).default('auto'),
  /** fast: the beam at some positions and a plane through them; slow: at every position. auto is fast */
  origin: originSchema.default('auto'),
  /** File with the pixels that do not count, of the size of a converted frame, other than 0 where bad */
  mask: z.string().min(1).optional(),
  /** Whether pixels brighter than their surroundings can explain are left out */
  hotPixels: z.enum(['auto', 'off']).default('auto'),
  /** Azimuths that are left out, each from one to another, degrees from the row axis (down) towards the columns (right) */
  excludeSectors: z.array(z.tuple([degrees, degrees])).default([]),
  /** Discs that are left out: row, column, radius, px */
  excludeDiscs: z.array(z.tuple([z.number(), z.number(), z.number().positive()])).default([]),
  /** Angle between R and Q, degrees: turns the corrected patterns, not the profiles */
  rotation: degrees.default(0),
  /** exact: area-weighted rings, NaN where nothing is seen; epsic: as ePSIC's notebooks store them */
  convention: z.enum(['exact', 'epsic']).default('exact'),
  /** What the profile of a pattern tells of a ring */
  statistic: z.union([z.enum(['mean', 'median']), quantileSchema]).default('mean'),
  /** Counts that one electron makes */
  gain: z.number().positive().default(1),
  /** Divide by the solid angle that a pixel sees: cos³ 2θ */
  solidAngle: z.boolean().default(false),
  /** Write the profiles as .rpl and .raw too */
  rpl: z.boolean().default(false),
  /** Write the patterns corrected too */
  corrected: z.boolean().default(true),
  /** Acceleration voltage, V; absent: from the metadata */
  voltage: z
    .number()
    .min(1000, { message: 'The voltage is given in V, for example 300000 for 300 kV.' })
    .max(3e6, { message: 'The voltage is given in V, for example 300000 for 300 kV.' })
    .optional(),
  /** Nominal camera length, m; absent: from the metadata */
  cameraLength: z
    .number()
    .positive()
    .max(20, { message: 'The camera length is given in m, for example 0.2 for 20 cm.' })
    .optional(),
  /** Folder for results: `<out>/<T1>/`; absent: beside the data */
  out: z.string().min(1).optional(),
  /** Transform again what is transformed */
  overwrite: z.boolean().default(false),
  workers: z.number().int().positive().max(64).optional()
});

export type RadialOptions = z.output<typeof radialOptionsSchema>;
export type RadialRequestOptions = z.input<typeof radialOptionsSchema>;
