import * as z from 'zod';

import { byKind, capabilities, choicesSchema } from './capabilities';
import type { FormWish } from './cluster';
import { formWishSchema, partitionSchema, submissionSchema } from './cluster';
import type { StartRequest } from './jobs';
import { inputsSchema } from './jobs';
import { problemSchema } from './problem';

/** Where jobs can run: on a cluster that answers, and here. */
export const clusterSite = {
  params: z.object({}),
  result: z.object({
    /** Why nothing can be submitted, and what to set; absent where Slurm answers */
    obstacle: z.string().optional(),
    /** As set by the site, or else as Slurm names them */
    partitions: z.array(partitionSchema),
    /** What is asked for unless a form says otherwise */
    usual: submissionSchema.pick({
      partition: true,
      concurrent: true,
      cpus: true,
      time: true,
      memory: true,
      account: true,
      login: true
    }),
    /** The machine of the server */
    here: z.object({
      host: z.string(),
      cores: z.number(),
      /** Cores that the jobs of a user may take together, where a site has set that */
      allowed: z.number().optional()
    })
  })
} as const;

/** A small file with its text. */
export const plannedFileSchema = z.object({ name: z.string(), text: z.string() });

/** What a submission would be; nothing is written, and nothing submitted. */
export const clusterPlan = {
  params: byKind<PlanRequest>(kind =>
    z.object({
      kind: z.literal(kind),
      inputs: inputsSchema,
      options: capabilities[kind].options,
      choices: choicesSchema(kind).optional(),
      cluster: formWishSchema.default({})
    })
  ),
  result: z.object({
    tasks: z.number(),
    /** What is asked for of each task, with all estimates */
    time: z.string(),
    memory: z.string(),
    /** Minutes that the partition gives at most, where Slurm says so */
    longest: z.number().optional(),
    /** Inputs that are left out, and why */
    refused: z.array(problemSchema),
    /** Large files that one task does as a whole, with the reason */
    whole: z.array(problemSchema),
    /** The job and its batch script, as they would be written */
    files: z.array(plannedFileSchema)
  })
} as const;

/** A request to start that is not carried out. */
export type PlanRequest = Omit<StartRequest, 'launcher' | 'cluster'> & { readonly cluster: FormWish };
export type ClusterSite = z.output<typeof clusterSite.result>;
export type ClusterPlan = z.output<typeof clusterPlan.result>;
export type PlannedFile = z.output<typeof plannedFileSchema>;

/** Tries the cluster with a task of a minute; a node tells what it finds. */
export const clusterCheck = {
  params: z.object({
    /** Where data and results lie */
    folder: z.string(),
    cluster: formWishSchema.default({})
  }),
  /** What it waits for, as a sentence */
  progress: z.string(),
  result: z.object({
    /** What does not work, each with what to set; none: all is well */
    problems: z.array(z.string()),
    /** What a node has told; absent where none has begun */
    report: z
      .object({
        ...{ node: z.string(), cores: z.number(), interpreter: z.string(), version: z.string() },
        modules: z.array(z.string())
      })
      .optional()
  })
} as const;

export type ClusterCheckResult = z.output<typeof clusterCheck.result>;
