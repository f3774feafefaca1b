import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';

import type { JobRequest } from '../../jobs/createJob';
import type { Submission } from '../../protocol/cluster';
import { submissionWishSchema } from '../../protocol/cluster';
import type { LauncherName, StartRequest } from '../../protocol/jobs';
import { positiveNumber, wholeNumber } from './numbers';
import { UsageError } from '../../protocol/usageError';

/** What of a request is a matter of these flags. */
export type Place = Pick<StartRequest, 'launcher' | 'cluster'> & Pick<JobRequest, 'parting'>;

/** How a command is told to have its work done elsewhere. */
export interface SubmitFlags {
  submit?: LauncherName;
  partition?: string;
  arrayLimit?: number;
  mem?: string;
  time?: string;
  account?: string;
  login?: string;
  splitOver?: number;
  parts?: number;
}

/** Names of `submissionSchema`, by flag. */
const FLAGS = {
  partition: 'partition',
  arrayLimit: 'concurrent',
  mem: 'memory',
  time: 'time',
  account: 'account',
  login: 'login'
} as const;

/** Gives a command the flags by which its work becomes a job. */
export function addSubmitFlags(command: Command): Command {
  command.addOption(
    new Option(
      '--submit <where>',
      'return at once and have it done as a job: on this machine, or on the cluster'
    ).choices(['local', 'slurm'])
  );
  return addClusterFlags(command)
    .option('--array-limit <N>', 'tasks that run on the cluster at the same time', wholeNumber)
    .option(
      '--time <T>',
      'longest time of a task, hours:minutes:seconds or minutes (default: estimated from the data)'
    );
}

/** The flags that say how one large file is worked on by several tasks. */
export function addPartingFlags(command: Command): Command {
  return command
    .option(
      '--split-over <GB>',
      'do a larger file in parts of its scan rows, each a task, which are joined at the end (default on the cluster: 16)',
      positiveNumber
    )
    .option('--parts <N>', 'do each file in so many parts, whatever its size', partNumber);
}

/** The flags that every job of the cluster takes. */
export function addClusterFlags(command: Command): Command {
  return command
    .option('--partition <P>', 'partition of the cluster')
    .option('--mem <M>', 'memory of a task, such as 64G (default: estimated from the data)')
    .option('--account <A>', 'account that the time is charged to')
    .option('--login <HOST>', 'login host of the cluster, reached through ssh (default: Slurm on this machine)');
}

/**
 * Parts what concerns the cluster from the other flags.
 *
 * @throws UsageError for a flag of the cluster without --submit slurm
 */
export function partedFlags<F extends SubmitFlags>({
  submit,
  partition,
  arrayLimit,
  mem,
  time,
  account,
  login,
  splitOver,
  parts,
  ...rest
}: F): { submit: SubmitFlags; rest: Omit<F, keyof SubmitFlags> } {
  const asked: SubmitFlags = { submit, partition, arrayLimit, mem, time, account, login };
  const stray = submit === 'slurm' ? undefined : flagsIn(asked)[0];
  if (stray !== undefined) {
    throw new UsageError(`${optionOf(stray)} goes with --submit slurm.`);
  }
  if (submit === undefined && (splitOver ?? parts) !== undefined) {
    throw new UsageError(`${optionOf(parts === undefined ? 'splitOver' : 'parts')} goes with --submit.`);
  }
  return { submit: { ...asked, splitOver, parts }, rest };
}

/**
 * What to ask of the cluster: the settings of the site and the user, and over them the flags.
 *
 * @throws UsageError for a value that is not possible; InputError for settings that cannot be used
 */
export async function submissionOf(flags: SubmitFlags): Promise<Submission> {
  const { submissionFor } = await import('../../jobs/siteSettings');
  const given = Object.fromEntries(flagsIn(flags).map(flag => [FLAGS[flag], flags[flag]]));
  const parsed = submissionWishSchema.safeParse(given);
  if (!parsed.success) {
    const flagOf = (name: string): string => optionOf(flagsIn(flags).find(flag => FLAGS[flag] === name) ?? name);
    throw UsageError.fromZod(parsed.error, ([name]) => flagOf(name));
  }
  return submissionFor(parsed.data);
}

/** Where a job is to run, what to ask of the cluster, and how large files are parted. @throws as submissionOf */
export async function placeOf(flags: SubmitFlags): Promise<Place> {
  const { submit: launcher = 'local', splitOver: over, parts } = flags;
  const parting = over === undefined && parts === undefined ? undefined : { over, parts };
  const cluster = launcher === 'slurm' ? await submissionOf(flags) : undefined;
  return { launcher, ...(cluster && { cluster }), ...(parting && { parting }) };
}

/** Parts of a file; more than a few hundred are no wish of a user. */
function partNumber(text: string): number {
  const parts = wholeNumber(text);
  if (parts < 1 || parts > 1000) {
    throw new InvalidArgumentError('From 1 to 1000 parts are possible.');
  }
  return parts;
}

function flagsIn(flags: SubmitFlags): (keyof typeof FLAGS)[] {
  return (Object.keys(FLAGS) as (keyof typeof FLAGS)[]).filter(flag => flags[flag] !== undefined);
}

function optionOf(flag: string): string {
  return `--${flag.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`;
}
