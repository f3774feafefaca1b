import type { Command } from 'commander';
import { Option } from 'commander';

import type { Submission } from '../../protocol/cluster';
import { submissionWishSchema } from '../../protocol/cluster';
import type { LauncherName, StartRequest } from '../../protocol/jobs';
import { wholeNumber } from './numbers';
import { UsageError } from '../../protocol/usageError';

/** How a command is told to have its work done elsewhere. */
export interface SubmitFlags {
  submit?: LauncherName;
  partition?: string;
  arrayLimit?: number;
  mem?: string;
  time?: string;
  account?: string;
  login?: string;
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
  ...rest
}: F): { submit: SubmitFlags; rest: Omit<F, keyof SubmitFlags> } {
  const asked: SubmitFlags = { submit, partition, arrayLimit, mem, time, account, login };
  const stray = submit === 'slurm' ? undefined : flagsIn(asked)[0];
  if (stray !== undefined) {
    throw new UsageError(`${optionOf(stray)} goes with --submit slurm.`);
  }
  return { submit: asked, rest };
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

/** Where a job is to run, and what to ask of the cluster. @throws as submissionOf */
export async function placeOf(flags: SubmitFlags): Promise<Pick<StartRequest, 'launcher' | 'cluster'>> {
  const { submit: launcher = 'local' } = flags;
  return launcher === 'slurm' ? { launcher, cluster: await submissionOf(flags) } : { launcher };
}

function flagsIn(flags: SubmitFlags): (keyof typeof FLAGS)[] {
  return (Object.keys(FLAGS) as (keyof typeof FLAGS)[]).filter(flag => flags[flag] !== undefined);
}

function optionOf(flag: string): string {
  return `--${flag.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`;
}
