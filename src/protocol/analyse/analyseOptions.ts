import * as z from 'zod';

const positiveWhole = z.number().int().positive();

/** How radial profiles are analysed: the panel's form, the command line and the backend validate with this one schema. */
export const analyseOptionsSchema = z.object({
  /** Which profile of each pattern: its mean over the rings, or its variance in them */
  profile: z.enum(['mean', 'variance']).default('mean'),
  /** Smallest and largest q that is used, 1/Å */
  qRange: z
    .tuple([z.number().nonnegative(), z.number().positive()])
    .refine(([from, to]) => from < to, { message: 'The smaller q comes first, the larger one second.' })
    .optional(),
  /** Number of components */
  components: z.union([z.literal('auto'), positiveWhole.max(64)]).default('auto'),
  /** Most components that are tried with auto */
  maxComponents: positiveWhole.max(32).default(10),
  /** Absent: poisson for mean profiles, whose ring counts have shot noise, frobenius for variances */
  loss: z.enum(['poisson', 'frobenius']).optional(),
  /** Divides each pixel's profile by its maximum or sum, or brings it from its least to its largest value to 0..1 */
  normalise: z.enum(['none', 'max', 'range', 'sum']).default('none'),
  /** Takes ln(1 + value) before normalising */
  log: z.boolean().default(false),
  /** Starts among which the best is chosen */
  restarts: positiveWhole.max(100).default(3),
  seed: z.number().int().min(0).max(0xffffffff).default(0),
  /** Which pixels are of the class of a component: those in which it is the largest, or those above its percentile */
  classify: z
    .string()
    .regex(/^(argmax|percentile:\d{1,2}(\.\d+)?)$/, {
      message: 'argmax, or percentile:P with P below 100, is expected.'
    })
    .default('argmax'),
  /** Only data sets whose path contains one of these */
  include: z.array(z.string().min(1)).optional(),
  /** No data sets whose path contains one of these */
  exclude: z.array(z.string().min(1)).optional(),
  /** Folder for the results; absent: `analysis/<time>` beside the data sets of the session */
  out: z.string().min(1).optional(),
  /** Worker threads; absent: as many as the machine gives */
  workers: positiveWhole.optional()
});

export type AnalyseOptions = z.output<typeof analyseOptionsSchema>;
export type AnalyseRequestOptions = z.input<typeof analyseOptionsSchema>;
