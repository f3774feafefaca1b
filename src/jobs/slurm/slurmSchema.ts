import * as z from 'zod';

/** In `job.json`: what the tasks of a job ask of the cluster, as it was settled when the job was made. */
export const slurmOrderSchema = z.object({
  login: z.string().optional(),
  ssh: z.array(z.string()),
  partition: z.string(),
  cpus: z.number().int().positive(),
  memoryMB: z.number().int().positive(),
  minutes: z.number().int().positive(),
  account: z.string().optional(),
  /** Tasks that run at the same time */
  concurrent: z.number().int().positive(),
  setup: z.array(z.string()),
  /** Program that runs `4dstem`; absent: that of the server */
  jupyter: z.string().optional(),
  directives: z.record(z.string(), z.string().nullable())
});

/** In `launch.json`: the arrays of Slurm whose tasks are those of the job. */
export const slurmLaunchSchema = z.object({
  arrays: z.array(
    z.object({
      /** Task of the job that is number 0 of the array */
      first: z.number().int().nonnegative(),
      count: z.number().int().positive(),
      /** Name by which Slurm's queue tells the array from any other */
      mark: z.string(),
      /** Null while Slurm has not confirmed it */
      slurmId: z.string().nullable()
    })
  )
});

const endingSchema = z.object({
  status: z.enum(['failed', 'cancelled', 'interrupted']),
  /** Plain reason and next step */
  sentence: z.string(),
  /** What to ask for when it is run again */
  again: z.object({ memoryMB: z.number().optional(), minutes: z.number().optional() }).optional()
});

/** What Slurm said last of one task. */
export const slurmTaskSchema = z.object({
  /** Such as 123_0 */
  slurmId: z.string().nullable(),
  /** Slurm's word; null: it does not know the task */
  state: z.string().nullable(),
  /** Slurm's reason */
  reason: z.string().optional(),
  node: z.string().optional(),
  /** When the state was seen first; milliseconds since 1970 */
  since: z.number(),
  /** Of a task that ended before its work was done */
  ending: endingSchema.optional()
});

/** `slurm.json`: what Slurm said last, so that it is known whoever asked, and after Slurm has forgotten. */
export const slurmRecordSchema = z.object({
  /** Why Slurm cannot be asked at the moment, in words */
  trouble: z.string().optional(),
  /** By number of the task */
  tasks: z.record(z.string(), slurmTaskSchema)
});

export type SlurmOrder = z.infer<typeof slurmOrderSchema>;
export type SlurmTask = z.infer<typeof slurmTaskSchema>;
export type SlurmRecord = z.infer<typeof slurmRecordSchema>;
