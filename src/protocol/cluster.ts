import * as z from 'zod';

const oneLine = z.string().regex(/^[^\0\r\n]*$/, 'Write it in one line.');
const partition = z
  .string()
  .regex(/^[\w.+-]+(,[\w.+-]+)*$/, 'A partition is a name such as cs04r: letters, digits, "_", "-", ".".');
const time = z
  .string()
  .regex(
    /^(\d+|\d+-\d{1,2}(:\d{2}(:\d{2})?)?|\d+:\d{2}(:\d{2})?)$/,
    'Time is hours:minutes:seconds, such as 05:00:00.'
  );

/** What a batch job asks of the cluster. Names and limits of a site are settings; these defaults are Diamond's. */
export const clusterSchema = z.object({
  partition: partition.default('cs04r'),
  /** Tasks that run at the same time */
  concurrent: z.number().int().min(1, 'At least one task must run at a time.').max(1000).default(3),
  /** Wall time of a task */
  time: time.default('05:00:00'),
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

/**
 * How a job is submitted: of the settings of the site, of the user, and of this job, whose values count in this order. Memory and time that
 * nobody names are estimated from the data.
 */
export const submissionSchema = z.strictObject({
  ...clusterSchema.shape,
  time: time.optional(),
  memory: z
    .string()
    .regex(/^\d*[1-9]\d*(\.\d+)?[KMGT]$/, 'Memory is a number with a unit, such as 64G.')
    .optional(),
  /** Whom the time is charged to */
  account: z
    .string()
    .regex(/^[\w.+-]+$/, 'An account is a name: letters, digits, "_", "-", ".".')
    .optional(),
  /** Host on which Slurm's commands are, reached through ssh; absent: this machine */
  login: z
    .string()
    .regex(/^(?!-)[\w.@-]+$/, 'A login host is a name such as wilson, or user@host.')
    .optional(),
  /** Options of ssh, such as ["-F", "/etc/site/ssh_config"] */
  ssh: z.array(oneLine.min(1)).default([]),
  /** Options of sbatch to add or replace, by their long names without dashes; null leaves one out */
  directives: z.record(z.string().regex(/^[a-z][a-z-]*$/), oneLine.nullable()).default({})
});

export type Cluster = z.output<typeof clusterSchema>;
export type Submission = z.output<typeof submissionSchema>;
export type SubmissionWish = z.input<typeof submissionSchema>;
