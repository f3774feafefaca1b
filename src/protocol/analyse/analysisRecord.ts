import * as z from 'zod';

import { analyseOutputSchema } from './analyseResult';
import { structureSchema } from './structure';

/** Numbers as JSON has them: null for those that are none. */
const number = z.number().nullable();

/** What the advice on the number of components rests on, for one number of them. */
const trialSchema = z.object({
  components: z.number(),
  deviance: number.optional(),
  devianceError: number.optional(),
  chiSquare: number.optional(),
  stability: number.optional(),
  /** Of principal components alone: variance along the last of them, and what chance would give it */
  variance: number.optional(),
  varianceByChance: number.optional()
});

/** What the advice has found so far, while an analysis runs: the `interim` of its job. */
export const interimAdviceSchema = z.array(trialSchema);
export type AdviceTrial = z.output<typeof trialSchema>;

/**
 * `analysis.json` as it is read: what a page shows of it. All but the result may be missing, and more may be there: it was written by
 * this version of the program or another.
 */
export const analysisRecordSchema = z.object({
  created: z.string().optional(),
  version: z.string().optional(),
  options: z
    .looseObject({
      profile: z.string().optional(),
      method: z.string().optional(),
      classify: z.string().optional(),
      areas: z.string().optional(),
      areaReach: z.number().optional(),
      areaLeast: z.number().optional()
    })
    .optional(),
  /** What was done with the profiles, in words and in order */
  steps: z.array(z.string()).default([]),
  inputs: z
    .array(
      z.object({
        path: z.string(),
        stamp: z.string(),
        /** Of the file when it was read; older records do not say */
        bytes: z.number().optional(),
        changed: z.string().optional(),
        scan: z.array(z.number()),
        'step(nm)': number.optional(),
        positions_left_out: z.number().optional()
      })
    )
    .default([]),
  advice: z
    .object({
      components: z.number(),
      trials: z.array(trialSchema),
      chiSquareAgrees: z.boolean().optional(),
      stabilityAgrees: z.boolean().optional()
    })
    .nullable()
    .optional(),
  decomposition: z
    .looseObject({
      /** What positions were taken to be made of; absent where there are no counts, and in older records */
      mixtures: z.enum(['few', 'many']).nullish().catch(null),
      /** By how much the counts speak for few, the logarithm of the evidence a position; null where it was asked for */
      evidence_for_few: number.optional().catch(null),
      /** Of principal components: which part of the variance each explains */
      explained: z.array(z.object({ variance: z.number(), ratio: z.number() })).optional()
    })
    .optional(),
  /** How positions got their class, and how many are in each */
  classes: z
    .object({
      rule: z.string(),
      pixels: z.array(z.number()),
      /** Component that lies under all others, from 1 */
      support: z.number().nullish()
    })
    .optional(),
  areas: z
    .array(
      z.object({
        subfolder: z.string(),
        class: z.number(),
        areas: z.number(),
        /** nm2 */
        mean_size: number,
        deviation: number
      })
    )
    .default([]),
  /** How often areas of a class have one of another among their nearest, and how often they would have by chance */
  neighbours: z
    .array(z.object({ class: z.number(), neighbour: z.number(), count: z.number(), expected: z.number() }))
    .default([]),
  /** Classes whose areas overlap, by their hulls */
  overlaps: z
    .array(
      z.object({
        classes: z.tuple([z.number(), z.number()]),
        pairs: z.number(),
        positions: z.number(),
        size_nm2: number
      })
    )
    .default([]),
  /** Rings of the classes, the most prominent of each first */
  peaks: z.array(z.object({ class: z.number(), q: z.number(), prominence: z.number() })).default([]),
  /** Structures that were compared with them, gold first */
  structures: z.array(structureSchema).default([]),
  /** How structures rank for each class, the first class first; who wins in each of today's ways */
  matches: z
    .array(
      z.object({
        matches: z.array(z.object({ name: z.string(), score: z.number(), meanDistance: number })),
        winners: z.object({ gap: z.string(), frequency: z.string(), median: z.string() }).optional()
      })
    )
    .nullable()
    .default(null)
    .transform(matches => matches ?? []),
  /** Windows about rings in which the variance was mapped, in the order of their maps */
  windows: z.array(z.looseObject({ q: z.number() })).default([]),
  /** Spectrum maps that were analysed with the profiles; their elements in the order of their maps */
  edx: z
    .object({
      axis: z.object({ channels: z.number(), 'width(keV)': z.number(), 'offset(keV)': z.number() }).nullable(),
      elements: z.array(z.looseObject({ element: z.string(), line: z.string().optional() })),
      /** How each map lies over its scan */
      pairs: z
        .array(
          z.looseObject({
            map: z.string(),
            stamp: z.string().default(''),
            scan_positions_per_pixel: z.tuple([z.number(), z.number()]),
            /** How many positions have how many counts */
            counts: z.object({ width: z.number(), positions: z.array(z.number()) }).optional()
          })
        )
        .catch([])
        .default([])
    })
    .nullable()
    .catch(null)
    .default(null),
  result: analyseOutputSchema
    .partial()
    .required({ folder: true, record: true, report: true, components: true, q: true, files: true, profiles: true }),
  warnings: z.array(z.string()).default([])
});

export type AnalysisRecord = z.infer<typeof analysisRecordSchema>;
