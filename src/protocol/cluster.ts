import * as z from 'zod';

const oneLine = z.string().regex(/^[^\0\r\n]*$/, 'Write it in one line.');
const partitionName = z
  .string()
  .regex(/^[\w.+-]+(,[\w.+-]+)*$/, 'A partition is a name such as cs04r: letters, digits, "_", "-", ".".');
/** Tasks that run at the same time */
const concurrent = z.number().int().min(1, 'At least one task must run at a time.').max(1000);
/** Cores of a task, which are its worker threads */
const cpus = z.number().int().min(1).max(128);
/** GB of a file; a larger one is worked on in parts by several tasks, where that can be done */
const splitOver = z.number().positive();
/** Shell lines before the command, such as `module load ...`: from the settings of the site, not from a form */
const setup = z.array(oneLine);
/** Options of ssh, such as ["-F", "/etc/site/ssh_config"] */
const ssh = z.array(oneLine.min(1));
/** Options of sbatch to add or replace, by their long names without dashes; null leaves one out */
const directives = z.record(z.string().regex(/^[a-z][a-z-]*$/), oneLine.nullable());

/** What has no value unless somebody names one. */
const unset = {
  /** Wall time of a task; estimated from the data where nobody names it */
  time: z
    .string()
    .regex(
      /^(\d+|\d+-\d{1,2}(:\d{2}(:\d{2})?)?|\d+:\d{2}(:\d{2})?)$/,
      'Time is hours:minutes:seconds, such as 05:00:00, or minutes.'
    )
    .optional(),
  /** Of a task; estimated too */
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
  /** Program that runs `4dstem`, absolute on a cluster; absent: the server's own */
  jupyter: oneLine.min(1).optional()
};

/**
 * How a job is submitted: of the settings of the site, of the user, and of this job, whose values count in this order. The defaults are
 * Diamond's.
 */
export const submissionSchema = z.strictObject({
  ...unset,
  partition: partitionName.default('cs04r'),
  concurrent: concurrent.default(3),
  cpus: cpus.default(4),
  splitOver: splitOver.default(16),
  setup: setup.default([]),
  ssh: ssh.default([]),
  directives: directives.default({}),
  /** Of a task that joins parts, where that is estimated to take more than one of them */
  joining: z.object({ memory: unset.memory, time: unset.time }).optional(),
  /** Minutes that the partition gives at most, where Slurm says so */
  longest: z.number().positive().optional()
});

/** A part of it: what is not named is left to somebody else. */
export const submissionWishSchema = z
  .strictObject({ ...unset, partition: partitionName, concurrent, cpus, splitOver, setup, ssh, directives })
  .partial();

/** What a form asks for: the rest is for the settings to say. */
export const formWishSchema = submissionWishSchema.pick({
  partition: true,
  concurrent: true,
  cpus: true,
  time: true,
  memory: true,
  account: true
});

export const partitionSchema = z.strictObject({
  name: partitionName,
  /** It has graphics cards, for which others wait */
  gpu: z.boolean().default(false),
  description: z.string().optional()
});

/** What a site and a user have set: `cluster.json`. */
export const clusterSettingsSchema = submissionWishSchema.extend({
  /** Partitions to offer; absent: those that Slurm names */
  partitions: z.array(partitionSchema).optional(),
  /** Cores that the jobs of a user may take together on the machine of the server; absent: all */
  coresHere: z.number().int().min(1).optional()
});

export type Submission = z.output<typeof submissionSchema>;
export type SubmissionWish = z.output<typeof submissionWishSchema>;
export type FormWish = z.output<typeof formWishSchema>;
export type Partition = z.output<typeof partitionSchema>;
export type ClusterSettings = z.output<typeof clusterSettingsSchema>;
