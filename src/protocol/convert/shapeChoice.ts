import * as z from 'zod';

import type { ConvertOptions } from './convertOptions';
import { repairSchema } from './convertOptions';

/** How one acquisition is read as a scan, chosen by hand in place of what the options say for all. */
export const shapeChoiceSchema = z.object({
  reshape: z.enum(['flyback', 'known', 'none']),
  /** Scan columns and rows; known shape only */
  scanX: z.number().int().positive().optional(),
  scanY: z.number().int().positive().optional(),
  /** Frames at the end of every line that are left out; known shape only. Absent: none */
  lineSkip: z.number().int().positive().max(65535).optional(),
  /** Stored frame with which the scan begins, counted from 0; absent: where the mode finds it */
  firstFrame: z.number().int().nonnegative().optional(),
  /** Absent: none */
  repair: repairSchema.optional()
});

/** Scan shapes of several acquisitions, by path. */
export const shapeChoicesSchema = z.record(z.string(), shapeChoiceSchema);

export type ShapeChoice = Readonly<z.output<typeof shapeChoiceSchema>>;
export type ShapeChoices = Readonly<Record<string, ShapeChoice>>;

/** Options for all with the scan shape of one acquisition in place of theirs. */
export function withShape(options: ConvertOptions, choice: ShapeChoice | undefined): ConvertOptions {
  if (!choice) {
    return options;
  }
  const { reshape, scanX, scanY, lineSkip, firstFrame, repair } = choice;
  const binNav = reshape === 'none' ? 1 : options.binNav;
  return { ...options, reshape, scanX, scanY, lineSkip, firstFrame, repair, binNav };
}
