import * as z from 'zod';

import { convertOptionsSchema } from './convertOptions';
import { sessionPlaceSchema } from '../session';
import { shapeChoicesSchema } from './shapeChoice';

const oneLine = z.string().regex(/^[^\0\r\n]*$/, 'Write it in one line.');

/** What a batch job asks of the cluster. Names and limits of a site are settings; these defaults are Diamond's. */
export const clusterSchema = z.object({
  partition: z
    .string()
    .regex(/^[\w.+-]+(,[\w.+-]+)*$/, 'A partition is a name such as cs04r: letters, digits, "_", "-", ".".')
    .default('cs04r'),
  /** Tasks that run at the same time */
  concurrent: z.number().int().min(1, 'At least one task must run at a time.').max(1000).default(3),
  /** Wall time of a task */
  time: z
    .string()
    .regex(
      /^(\d+|\d+-\d{1,2}(:\d{2}(:\d{2})?)?|\d+:\d{2}(:\d{2})?)$/,
      'Time is hours:minutes:seconds, such as 05:00:00.'
    )
    .default('05:00:00'),
  memory: z
    .string()
    .regex(/^[1-9]\d*[KMGT]$/, 'Memory is a number with a unit, such as 64G.')
    .default('64G'),
  /** Cores of a task, which are its worker threads */
  cpus: z.number().int().min(1).max(128).default(4),
  /** Shell lines before the command, such as `module load ...`: from the settings of the site, not from a form */
  setup: z.array(oneLine).default([]),
  /** Program that runs `4dstem`, absolute on a cluster; absent: jupyter as the backend finds it */
  jupyter: oneLine.min(1).optional()
});

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
    cluster: clusterSchema.prefault({})
  }),
  result: infoFileResultSchema.extend({
    /** Entries of the info file, which are the tasks */
    tasks: z.number(),
    /** What to type where sbatch is there */
    command: z.string()
  })
} as const;

export type Cluster = z.output<typeof clusterSchema>;
export type InfoFileRequest = z.output<typeof infoFile.params>;
export type InfoFileResult = z.output<typeof infoFileResultSchema>;
export type BatchFileRequest = z.output<typeof batchFile.params>;
export type BatchFileResult = z.output<typeof batchFile.result>;
