import * as z from 'zod';

import { formWishSchema } from '../cluster';
import { plannedFileSchema } from '../clusterRequests';
import { sessionPlaceSchema } from '../session';
import { convertOptionsSchema } from './convertOptions';
import { shapeChoicesSchema } from './shapeChoice';

export const infoFileResultSchema = z.object({
  /** Folder of this pair of files, and of the logs; its name is the time */
  folder: z.string(),
  path: z.string(),
  text: z.string(),
  /** The same under the usual name in `scripts/`; absent where that belongs to somebody else */
  copy: z.string().optional(),
  warnings: z.array(z.string())
});

/** Writes `convert_info.txt`. */
export const infoFile = {
  params: z.object({
    paths: z.array(z.string()).min(1, 'Choose at least one file to convert: the list for the cluster would be empty.'),
    options: convertOptionsSchema.prefault({}),
    /** Scan shapes chosen by hand, by path: they count in place of the options' */
    shapes: shapeChoicesSchema.default({}),
    /** Whose `scripts` folder; absent: that of the session in which the files lie */
    place: sessionPlaceSchema.optional()
  }),
  result: infoFileResultSchema
} as const;

/** Writes `cluster_submit.sh` beside the info file it runs. */
export const batchFile = {
  params: z.object({
    /** `path` that `convert/infoFile` returned */
    infoFile: z.string(),
    /** What is not named is as the site has it */
    cluster: formWishSchema.default({})
  }),
  result: infoFileResultSchema.extend({
    /** Entries of the info file, which are the tasks */
    tasks: z.number(),
    /** What to type where sbatch is there */
    command: z.string()
  })
} as const;

/** What both would be; nothing is written. */
export const filesPlan = {
  params: z.object({
    info: infoFile.params,
    /** Whether there is to be a batch file too */
    hasBatch: z.boolean(),
    cluster: formWishSchema.default({})
  }),
  result: z.array(plannedFileSchema)
} as const;

export type InfoFileRequest = z.output<typeof infoFile.params>;
export type InfoFileResult = z.output<typeof infoFileResultSchema>;
export type FilesPlanRequest = z.output<typeof filesPlan.params>;
export type BatchFileRequest = z.output<typeof batchFile.params>;
export type BatchFileResult = z.output<typeof batchFile.result>;
