import * as z from 'zod';

import { repairSchema } from '../../protocol/convert/convertOptions';
import { provenanceSchema } from '../../protocol/provenance';
import { scanPlanSchema } from '../../protocol/scanPlan';

/** Everything asked for that decides what the files contain. */
export const recipeSchema = z.object({
  /** Repairs by another order of the frames included */
  plan: scanPlanSchema,
  binNav: z.number(),
  binSig: z.number(),
  cross: z.boolean(),
  compression: z.enum(['bitshuffle-lz4', 'gzip', 'none']),
  /** Absent: none */
  repair: repairSchema.optional()
});

/** How a file was made: kept inside it, as JSON. */
export const recordSchema = provenanceSchema.extend({
  input: z.object({
    files: z.array(
      z.object({
        path: z.string(),
        frames: z.number(),
        bytes: z.number().optional(),
        /** Last change of its content, as it was before its frames were read and after */
        modified: z.string().optional(),
        /** Numbers of file system and file, by which it is known while it is converted; another computer may see others */
        device: z.string().optional(),
        inode: z.string().optional()
      })
    ),
    bytes: z.number(),
    /** Time of the first frame, as its header says */
    taken: z.string(),
    metadata: z.string().optional()
  }),
  recipe: recipeSchema,
  reshape: z.object({
    mode: z.enum(['flyback', 'known', 'none']),
    source: z.string(),
    evidence: z.string(),
    /** Nothing but a number of frames speaks for the shape; absent in files of before this was told */
    guess: z.boolean().optional(),
    contradictions: z.array(z.string()).optional()
  }),
  frames: z.number(),
  dropped: z.number(),
  lost: z.number(),
  /** Rows and columns of frames that became the median of their neighbours, where that was asked for */
  replaced: z.array(z.tuple([z.number(), z.number()])).optional(),
  /** What was done to the rows of every stored frame */
  flip: z.literal('rows reversed: first stored row is the bottom of the picture'),
  warnings: z.array(z.string())
});

export type Recipe = z.infer<typeof recipeSchema>;
export type ConversionRecord = z.infer<typeof recordSchema>;

/** Names the first difference between two recipes in words, undefined when they give the same files. */
export function recipeDifference(made: Recipe, asked: Recipe): string | undefined {
  const difference = (what: string, was: unknown, now: unknown): string | undefined =>
    was === now ? undefined : `${what} ${String(was)}, now ${String(now)}`;
  return (
    difference('repairs', repairText(made.repair), repairText(asked.repair)) ??
    difference('scan shape', planText(made.plan), planText(asked.plan)) ??
    difference('scan binning', made.binNav, asked.binNav) ??
    difference('diffraction binning', made.binSig, asked.binSig) ??
    difference('gap cross', made.cross ? 'inserted' : 'left out', asked.cross ? 'inserted' : 'left out') ??
    difference('compression', made.compression, asked.compression)
  );
}

function planText(plan: Recipe['plan']): string {
  return plan.kind === 'stack'
    ? `stack of ${plan.frames} frames from frame ${plan.firstFrame}`
    : `${plan.rows} x ${plan.columns} from frame ${plan.firstFrame}, ${plan.framesPerLine} frames per line, ${plan.skippedPerLine} left out`;
}

function repairText(repair: Recipe['repair']): string {
  const { roll, cropLastColumn, spikes } = repair ?? { roll: 0, cropLastColumn: false, spikes: false };
  const parts = [
    ...(roll > 0 ? [`lines rolled by ${roll}`] : []),
    ...(cropLastColumn ? ['last column left out'] : []),
    ...(spikes ? ['spikes replaced'] : [])
  ];
  return parts.join(', ') || 'none';
}
