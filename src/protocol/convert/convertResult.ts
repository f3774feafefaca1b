import * as z from 'zod';

import { problemSchema } from '../problem';
import { radialResultSchema } from '../radial/radialResult';

const reshapeSchema = z.object({
  mode: z.enum(['flyback', 'known', 'none']),
  evidence: z.string(),
  /** What suggests the shape, as in `Candidate`; absent in reports of older versions, as are the next two */
  source: z.string().optional(),
  /** True where nothing but a number of frames speaks for the shape */
  guess: z.boolean().optional(),
  /** What was recorded and speaks against the shape, a sentence each */
  contradictions: z.array(z.string()).optional()
});

/** One converted file, as `jupyter 4dstem convert --json` prints it. */
export const convertOutputSchema = z.object({
  input: z.string(),
  output: z.string(),
  /** [scanY, scanX, detY, detX], or [frames, detY, detX] for a stack */
  shape: z.array(z.number()),
  dtype: z.string(),
  reshape: reshapeSchema,
  /** Whole frames in the input */
  frames: z.number(),
  /** Frames left out by the reshape */
  dropped: z.number(),
  /** Frames that were announced or numbered and are not there: the file is cut, or they were never saved */
  lost: z.number(),
  /** True for a file that was already complete */
  skipped: z.boolean(),
  seconds: z.number(),
  bytes_in: z.number(),
  bytes_out: z.number(),
  /** Profiles that were made of the same frames, where they were asked for and could be */
  radial: radialResultSchema.optional(),
  /** What the user should know although the file was converted */
  warnings: z.array(z.string())
});

export const convertReportSchema = z.object({ outputs: z.array(convertOutputSchema), errors: z.array(problemSchema) });

export type ConvertOutput = z.infer<typeof convertOutputSchema>;
export type ConvertReport = z.infer<typeof convertReportSchema>;
