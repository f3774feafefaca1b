import * as z from 'zod';

const endingSchema = z.object({
  status: z.enum(['failed', 'cancelled', 'interrupted']),
  /** Plain reason and next step */
  sentence: z.string(),
  /** What to ask for when it is run again */
  again: z.object({ memoryMB: z.number().optional(), minutes: z.number().optional() }).optional()
});

/** What Slurm said last of one task. */
export const slurmTaskSchema = z.object({
  /** Such as 123_0; null while Slurm has not confirmed the array */
  slurmId: z.string().nullable(),
  /** Slurm's word; null: it does not know the task */
  state: z.string().nullable(),
  /** Slurm's reason */
  reason: z.string().optional(),
  node: z.string().optional(),
  /** When the state was seen first; milliseconds since 1970 */
  since: z.number(),
  /** When Slurm did not know it for the first time, though it answered; ms as well */
  missing: z.number().optional(),
  /** Why nobody can say what became of it, although somebody should: as a sentence */
  unclear: z.string().optional(),
  /** Of a task that ended before its work was done */
  ending: endingSchema.optional()
});

/** `slurm.json`: what Slurm said last, so that it is known whoever asked, and after Slurm has forgotten. */
export const slurmRecordSchema = z.object({
  /** By number of the task */
  tasks: z.record(z.string(), slurmTaskSchema)
});

export type SlurmTask = z.infer<typeof slurmTaskSchema>;
export type SlurmRecord = z.infer<typeof slurmRecordSchema>;
