import * as z from 'zod';

import { problemSchema } from '../problem';
import { scanPlanSchema } from '../scanPlan';

/** A scan shape the frames would allow, with its reason. */
export const candidateSchema = z.object({
  source: z.string(),
  mode: z.enum(['flyback', 'known', 'none']),
  /** [rows, columns], or [frames] for a stack */
  shape: z.array(z.number()),
  firstFrame: z.number(),
  /** Which frame goes where: what draws its scan image (core/scan/scanImage) */
  plan: scanPlanSchema,
  dropped: z.number(),
  score: z.number(),
  evidence: z.string(),
  /** True where nothing but a number of frames speaks for it */
  guess: z.boolean(),
  /** What was recorded and speaks against it, a sentence each */
  contradictions: z.array(z.string())
});

/** All that can be said of an acquisition without converting it. */
export const inspectionSchema = z.object({
  input: z.string(),
  /** Time stamp and name stem of the results */
  stem: z.string(),
  bytes: z.number(),
  frames: z.number(),
  /** Frames that were announced or numbered and are not there */
  lost: z.number(),
  /** Bytes after the last whole frame */
  trailingBytes: z.number(),
  detector: z.object({
    /** Rows and columns of the converted frame */
    shape: z.array(z.number()),
    dtype: z.string(),
    pixelType: z.string(),
    depth: z.number(),
    chips: z.number(),
    layout: z.string(),
    cross: z.boolean()
  }),
  /** First header, field by field */
  header: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.number())])),
  /** Side file, key by key; absent when there is none */
  hdr: z.record(z.string(), z.string()).optional(),
  /** Microscope metadata, name (with its unit) by value; absent when there is none */
  metadata: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.number())])).optional(),
  candidates: z.array(candidateSchema),
  output: z.string().optional(),
  state: z.enum(['new', 'growing', 'converting', 'complete', 'partial', 'changed', 'other-options', 'failed']),
  /** Why the state is what it is, in words */
  stateReason: z.string(),
  warnings: z.array(z.string())
});

/** What `inspect` prints for a path: a file gives one entry, a folder one for every acquisition. */
export const inspectReportSchema = z.object({
  acquisitions: z.array(inspectionSchema),
  errors: z.array(problemSchema)
});

export type Candidate = z.infer<typeof candidateSchema>;
export type Inspection = z.infer<typeof inspectionSchema>;
export type InspectReport = z.infer<typeof inspectReportSchema>;
