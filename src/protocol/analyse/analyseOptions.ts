import * as z from 'zod';

import { words } from '../optionWords';
import { outSchema, workersSchema } from '../sharedOptions';

const positiveWhole = z.number().int().positive();

/** How radial profiles are analysed: the panel's form, the command line and the backend validate with this one schema. */
export const analyseOptionsSchema = z.object({
  profile: z
    .enum(['mean', 'variance'])
    .default('mean')
    .meta(words({ flag: '--profile <kind>', hint: 'mean or variance (default: mean)' })),
  qRange: z
    .tuple([z.number().nonnegative(), z.number().positive()])
    .refine(([from, to]) => from < to, { message: 'The smaller q comes first, the larger one second.' })
    .optional()
    .meta(
      words({
        flag: '--q-range <MIN MAX...>',
        hint: 'smallest and largest q that is used, 1/Å (default: all behind the direct beam)',
        unit: '1/Å'
      })
    ),
  components: z
    .union([z.literal('auto'), positiveWhole.max(64)])
    .default('auto')
    .meta(words({ flag: '--components <K>', hint: 'number of components, or auto (default: auto)' })),
  maxComponents: positiveWhole
    .max(32)
    .default(10)
    .meta(words({ flag: '--max-components <N>', hint: 'most components that auto tries (default: 10)' })),
  method: z
    .enum(['nmf', 'pca'])
    .default('nmf')
    .meta(
      words({
        flag: '--method <kind>',
        hint: 'nmf: non-negative factors; pca: principal components about the mean (default: nmf)'
      })
    ),
  loss: z
    .enum(['poisson', 'frobenius'])
    .optional()
    .meta(
      words({ flag: '--loss <kind>', hint: 'poisson or frobenius (default: poisson for mean, frobenius for variance)' })
    ),
  mixtures: z
    .enum(['auto', 'few', 'many'])
    .default('auto')
    .meta(
      words({
        flag: '--mixtures <what>',
        hint: 'what positions are made of: few components each (particles, patches), many (solid solutions, gradients), or auto: the counts decide (default: auto)'
      })
    ),
  normalise: z
    .enum(['none', 'max', 'range', 'sum'])
    .default('none')
    .meta(words({ flag: '--normalise <kind>', hint: 'none, max, range or sum of each position (default: none)' })),
  log: z
    .boolean()
    .default(false)
    .meta(words({ flag: '--log', hint: 'take ln(1 + value) first' })),
  restarts: positiveWhole
    .max(100)
    .default(3)
    .meta(words({ flag: '--restarts <R>', hint: 'starts among which the best is chosen (default: 3)' })),
  seed: z
    .number()
    .int()
    .min(0)
    .max(0xffffffff)
    .default(0)
    .meta(words({ flag: '--seed <N>', hint: 'another seed gives other starts (default: 0)' })),
  classify: z
    .string()
    .regex(/^(present|argmax|percentile:\d{1,2}(\.\d+)?)$/, {
      message: 'present, argmax, or percentile:P with P below 100, is expected.'
    })
    .optional()
    .meta(
      words({
        flag: '--classify <rule>',
        hint: 'present, argmax or percentile:P (default: present for counts, argmax otherwise)'
      })
    ),
  areas: z
    .enum(['dbscan', 'hdbscan', 'off'])
    .default('dbscan')
    .meta(words({ flag: '--areas <how>', hint: 'dbscan, hdbscan or off: areas of each class (default: dbscan)' })),
  areaReach: z
    .number()
    .min(1)
    .max(50)
    .default(4)
    .meta(
      words({ flag: '--area-reach <D>', hint: 'largest distance of neighbours in one area, in positions (default: 4)' })
    ),
  areaLeast: positiveWhole
    .default(36)
    .meta(words({ flag: '--area-least <N>', hint: 'least positions within that distance (default: 36)' })),
  structures: z
    .array(z.string().min(1))
    .optional()
    .meta(
      words({
        flag: '--structures <CIF>',
        hint: 'crystal structure that the rings of the classes are matched with, beside gold; may be given several times',
        path: true
      })
    ),
  patterns: z
    .boolean()
    .default(true)
    .meta(
      words({
        flag: '--no-patterns',
        hint: 'do not average the corrected patterns of each class, which reads all of them'
      })
    ),
  edx: z
    .string()
    .min(1)
    .default('auto')
    .meta(
      words({
        flag: '--edx <auto|off|FILE>',
        hint: 'spectrum maps (.rpl, .h5oina): those in EDX folders beside the data sets, none, one file or a folder (default: auto)',
        path: true
      })
    ),
  elements: z
    .array(z.string().regex(/^[A-Z][a-z]?$/, { message: 'Symbols such as Au,Cu,Si are expected.' }))
    .optional()
    .meta(words({ flag: '--elements <Au,Cu,Si>', hint: 'elements whose maps are compared with the components' })),
  energyScale: z
    .number()
    .positive()
    .optional()
    .meta(
      words({
        flag: '--energy-scale <KEV>',
        hint: 'keV per channel of spectrum maps (default: from the file; .rpl exports often have 0.01)',
        unit: 'keV'
      })
    ),
  energyOffset: z
    .number()
    .optional()
    .meta(
      words({
        flag: '--energy-offset <KEV>',
        hint: 'energy of the first channel (default: from the file; .rpl exports often have -0.2)',
        unit: 'keV'
      })
    ),
  include: z
    .array(z.string().min(1))
    .optional()
    .meta(
      words({ flag: '--include <TEXT>', hint: 'only data sets with TEXT in their path; may be given several times' })
    ),
  exclude: z
    .array(z.string().min(1))
    .optional()
    .meta(
      words({ flag: '--exclude <TEXT>', hint: 'no data sets with TEXT in their path; may be given several times' })
    ),
  out: outSchema('folder for results (default: analysis/<time> beside the data sets of a session)'),
  workers: workersSchema
});

export type AnalyseOptions = z.output<typeof analyseOptionsSchema>;
export type AnalyseRequestOptions = z.input<typeof analyseOptionsSchema>;
