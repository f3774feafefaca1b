import * as z from 'zod';

import { imageSchema } from '../overview';
import { problemSchema } from '../problem';
import { scanRegionSchema } from '../viewer';
import { usedCalibrationSchema } from '../radial/radialResult';
import { analysisRecordSchema } from './analysisRecord';
import { structureSchema } from './structure';

/** Numbers along q as they travel; null where there is none: JSON knows no NaN. */
const curveSchema = z.array(z.number().nullable());

/** Bins of a q axis: bin k is at offset + k scale, 1/Å. */
const axisSchema = z.object({ offset: z.number(), scale: z.number(), bins: z.number() });

const profileSetSchema = z.object({
  stamp: z.string(),
  /** Folder of the data set's subfolder, below which it was looked for; empty for the folder itself */
  subfolder: z.string(),
  /** `_azimuthal_mean.hspy` and `_azimuthal_var.hspy`; at least one is there */
  mean: z.string().optional(),
  variance: z.string().optional(),
  /** Of the file that is there, the means' before the variances' */
  scan: z.tuple([z.number(), z.number()]).optional(),
  axis: axisSchema.optional(),
  /** nm per scan position */
  stepNm: z.number().optional(),
  /** With what the profiles were made; absent where the file does not say */
  calibration: usedCalibrationSchema.optional(),
  /** Whether a spectrum map in a folder EDX has its time stamp in its name */
  edx: z.boolean().default(false),
  /** When the newer of its files was written, ISO 8601: profiles that were made again are others */
  changed: z.string().optional(),
  /** What has changed since the profiles were made, in a sentence */
  stale: z.string().optional(),
  /** Why it cannot be analysed, in a sentence */
  problem: z.string().optional()
});

/** The radial profiles of a folder, two files a data set. */
export const profileSets = {
  /** The raw folder of a session, or any other */
  params: z.object({ folder: z.string() }),
  result: z.object({ sets: z.array(profileSetSchema), problems: z.array(problemSchema) })
} as const;

const earlierSchema = z.object({
  /** `analysis.json` */
  record: z.string(),
  /** ISO 8601 */
  created: z.string(),
  profile: z.string(),
  components: z.number(),
  advised: z.number().nullable(),
  /** Profile files that went into it */
  inputs: z.array(z.string()),
  /** Those of them that were written again since: the analysis is of what they were */
  outdated: z.array(z.string()).default([])
});

/** The analyses of a folder, the newest first. */
export const earlierAnalyses = {
  params: z.object({ folder: z.string() }),
  result: z.object({ analyses: z.array(earlierSchema), problems: z.array(problemSchema) })
} as const;

/** Curves over one axis: of q in 1/Å, of energies in keV */
const curvesSchema = z.object({ axis: axisSchema, curves: z.array(curveSchema) });

/** An analysis as it was written, without its maps. */
export const openAnalysis = {
  params: z.object({ record: z.string() }),
  result: z.object({
    record: analysisRecordSchema,
    /** A curve for each component */
    components: curvesSchema,
    /** Standard errors of the components; null where they are not told */
    componentErrors: curvesSchema.nullable().default(null),
    /** A curve for each class, as the profiles stand in the files */
    classProfiles: curvesSchema.nullable(),
    /** Mean EDX spectrum of each class, counts of a map position; null without EDX */
    classSpectra: curvesSchema.nullable()
  })
} as const;

/** Where the components of an analysis are in one of its data sets. */
export const analysisMaps = {
  params: z.object({
    record: z.string(),
    /** Which of its data sets, from 0 */
    file: z.number().int().nonnegative()
  }),
  result: z.object({
    /** Coefficients, an image for each component; NaN at positions that were left out */
    components: z.array(imageSchema),
    /** 0 in no class, 1 for the first and so on */
    classes: imageSchema,
    /** Net counts of each element; none without EDX */
    elements: z.array(z.object({ element: z.string(), map: imageSchema })),
    /** How structures fit single positions, how far their rings are shifted (1/Å), and the variance in windows about rings; none in analyses that have none */
    matches: z.array(
      z.object({
        kind: z.enum(['fit', 'shift', 'variance']),
        /** Structure, or the place of the window in 1/Å */
        name: z.string(),
        map: imageSchema
      })
    ),
    /** Areas of the classes: corners (row, column) of their convex hulls */
    areas: z.array(z.object({ class: z.number(), hull: z.array(z.tuple([z.number(), z.number()])) }))
  })
} as const;

/** Mean and maximum diffraction pattern of each class; none where none were written. */
export const classPatterns = {
  params: z.object({ record: z.string() }),
  result: z.object({ means: z.array(imageSchema), maxima: z.array(imageSchema) })
} as const;

/** The mean EDX spectrum of a rectangle of scan positions of an analysed data set. */
export const regionSpectrum = {
  params: z.object({ record: z.string(), file: z.number().int().nonnegative(), region: scanRegionSchema }),
  /** null where the data set has no spectrum map */
  result: z.object({ spectrum: curvesSchema.nullable() })
} as const;

/** Percentiles of the coefficients of each component over all positions of all data sets: 0, 0.1, ... 100. */
export const coefficientPercentiles = {
  params: z.object({ record: z.string() }),
  result: z.object({ percentiles: z.array(z.array(z.number())) })
} as const;

/** Gold, and the structures of CIF files, to be held against profiles. */
export const structures = {
  params: z.object({ files: z.array(z.string()) }),
  result: z.object({ structures: z.array(structureSchema), problems: z.array(problemSchema) })
} as const;

/** The report of an analysis (HTML), its record (JSON) or its notebook, as it stands in the file. The notebook is written where there is none. */
export const analysisText = {
  params: z.object({ record: z.string(), what: z.enum(['report', 'record', 'notebook']) }),
  result: z.object({ path: z.string(), text: z.string() })
} as const;

const sketchSchema = z.object({
  /** The profile file */
  file: z.string(),
  axis: axisSchema,
  scan: z.tuple([z.number(), z.number()]),
  /** Counts summed over all rings, of a few scan rows and columns; coarser than the scan */
  map: imageSchema,
  /** Mean over the positions that were looked at */
  profile: curveSchema,
  /** How many these are */
  positions: z.number()
});

/** A quick look at many profile files: some scan rows of each, spread over the scan. */
export const profileSketches = {
  params: z.object({ files: z.array(z.string()) }),
  /** One or some of the files, as they are read */
  progress: z.array(sketchSchema),
  result: z.object({ problems: z.array(problemSchema) })
} as const;

const regionProfileSchema = z.object({
  axis: axisSchema,
  /** Mean over the positions that were read */
  profile: curveSchema,
  positions: z.number()
});

/** The mean profile of a rectangle of positions. */
export const regionProfile = {
  params: z.object({ file: z.string(), region: scanRegionSchema }),
  /** Of as many positions as can be read at once, where there are more: rows spread over the rectangle */
  progress: regionProfileSchema,
  result: regionProfileSchema
} as const;

export type ProfileSketch = z.infer<typeof sketchSchema>;
export type RegionProfile = z.infer<typeof regionProfileSchema>;
export type ProfileSet = z.infer<typeof profileSetSchema>;
export type QAxis = z.infer<typeof axisSchema>;
export type EarlierAnalysis = z.infer<typeof earlierSchema>;
export type OpenedAnalysis = z.infer<typeof openAnalysis.result>;
export type AreaHull = AnalysisMaps['areas'][number];
export type AnalysisMaps = z.infer<typeof analysisMaps.result>;
export type ProfileCurves = z.infer<typeof curvesSchema>;
