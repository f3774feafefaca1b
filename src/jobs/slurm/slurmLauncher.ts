import { basename, join } from 'node:path';

import { jobScript } from '../../core/slurm/jobScript';
import { phaseOf } from '../../core/slurm/standing';
import type { TaskArray } from '../../core/slurm/taskArrays';
import { indexRanges } from '../../core/slurm/taskArrays';
import type { Partition, Submission } from '../../protocol/cluster';
import { replaceFile } from '../atomicFile';
import type { JobRequest, Resources } from '../createJob';
import type { JobFiles } from '../jobFiles';
import { LAUNCH_FILE } from '../jobFiles';
import type { JobOrder, SlurmLaunch } from '../jobSchema';
import { JOB_VERSION } from '../jobSchema';
import type { LaunchedJob, Launcher, Looks, PlannedFile } from '../launcher';
import { TooManyTasks } from '../launcher';
import { submissionFor } from '../siteSettings';
import { ClusterCheck } from './check';
import type { SlurmCluster } from './cluster';
import { SlurmClusters } from './cluster';
import { arraysAfter } from './dependencies';
import type { PlannedArray } from './plannedArrays';
import { arraysOf, dependencyOf, joinArrays } from './plannedArrays';
import { estimated, limitsOf, WHOLE } from './estimate';
import { lookAtCluster } from './look';
import { submitArray } from './submit';
import { SlurmTrouble } from './trouble';

/** Told where not even a single task, or one for each step, may wait. */
const TOO_MANY =
  'You may have no more tasks in the queue of the cluster. Wait until some of yours have ended, or cancel some, then submit it again.';
/** So long the queue remembers what has ended (MinJobAge), with some time to spare. */
const REMEMBERED_MS = 10 * 60_000;

/** Hands jobs to Slurm, one array task for each task, and asks it for all of them at once. */
export class SlurmLauncher implements Launcher {
  /** @param command program and first arguments, with full paths, that `job run <folder>` follows */
  constructor(
    private readonly command: readonly string[],
    private readonly environment: NodeJS.ProcessEnv = process.env,
    private readonly now: () => number = Date.now
  ) {
    this.clusters = new SlurmClusters(environment, now);
  }

  readonly name = 'slurm';
  readonly taskPer = 'file';

  async resources({ cluster: wish, inputs, sources = inputs, splits }: JobRequest): Promise<Resources> {
    const asked = await submissionFor(wish, this.environment);
    const cluster = { ...asked, longest: await this.clusters.of(asked).longest(asked.partition) };
    const parts = inputs.map(input => splits?.[input] ?? WHOLE);
    return { cores: cluster.cpus, cluster: await estimated(cluster, sources, parts) };
  }

  /**
   * @throws SlurmTrouble when Slurm refuses the job, or is not reached; one that nobody confirmed counts as launched
   * @throws TooManyTasks
   */
  async launch(folder: string, order: JobOrder): Promise<void> {
    const submission = submissionOf(order);
    const cluster = this.clusters.of(submission);
    const { concurrent } = submission;
    const size = await cluster.arraySize();
    const arrays: readonly PlannedArray[] = order.after
      ? [...(await arraysAfter(order, concurrent, size)), ...joinArrays(order, concurrent)]
      : arraysOf(order, concurrent, size);
    const submitted: (string | null)[] = [];
    // Before anything is submitted, so that whoever finds the directory knows what to look for
    await writeLaunch(folder, this.launchOf(order, arrays, submitted));
    for (const [part, array] of arrays.entries()) {
      try {
        const script = this.script(folder, submission, array, dependencyOf(array, arrays, submitted));
        await replaceFile(join(folder, scriptName(part)), script);
        submitted.push((await submitArray(cluster.commands, markOf(order, array), script)) ?? null);
      } catch (cause) {
        const why = await takenBack(
          cluster,
          submitted.flatMap(id => id ?? []),
          cause
        );
        throw why instanceof SlurmTrouble && why.isOfTooMany
          ? new TooManyTasks(order.tasks, `${TOO_MANY} (${why.message})`)
          : why;
      }
      await writeLaunch(folder, this.launchOf(order, arrays, submitted));
    }
  }

  async preview(folder: string, order: JobOrder): Promise<PlannedFile[]> {
    const submission = submissionOf(order);
    // It is asked for again when there is something to submit
    const arrays = arraysOf(order, submission.concurrent, this.clusters.of(submission).knownArraySize);
    const ids = arrays.map((_, part) => `<id of ${scriptName(part)}>`);
    const waits = order.after && 'aftercorr:<ids of the steps before>';
    return arrays.map((array, part) => ({
      name: scriptName(part),
      text: this.script(folder, submission, array, waits ?? dependencyOf(array, arrays, ids))
    }));
  }

  /** The partitions that Slurm has. @throws SlurmTrouble where it does not answer */
  async partitions(submission: Submission): Promise<Partition[]> {
    const cluster = this.clusters.of(submission);
    const [partitions] = await Promise.all([cluster.partitions(), cluster.arraySize()]);
    return partitions.map(({ name, gpu, description }) => ({ name, gpu, description }));
  }

  async look(jobs: readonly LaunchedJob[]): Promise<Looks> {
    const own = jobs.flatMap(({ folder, files }) => {
      const { launch, order } = files;
      const { cluster } = order;
      // Others can put a directory there that says nothing of a cluster
      return launch?.launcher === 'slurm' && cluster ? [{ folder, files, launch, submission: cluster }] : [];
    });
    const groups = this.clusters.grouped(own, ({ submission }) => submission);
    const looks = await Promise.all(groups.map(group => lookAtCluster(group.cluster, group.jobs)));
    return new Map(looks.flatMap(each => [...each]));
  }

  /** What the queue remembers of a task that closed its own work comes some seconds later. */
  hasTold({ slurm }: JobFiles, endedAt: number): boolean {
    return (
      this.now() - endedAt > REMEMBERED_MS ||
      Object.values(slurm?.tasks ?? {}).every(
        ({ state, missing }) => missing !== undefined || phaseOf(state ?? '') === 'ended'
      )
    );
  }

  /** Tasks at work see the wish in the directory, and tidy up; those that wait are taken from the queue. */
  async cancel({ files }: LaunchedJob, task?: number): Promise<void> {
    const { launch, order, cancelAsked, tasks } = files;
    if (launch?.launcher !== 'slurm') {
      return;
    }
    const cluster = this.clusters.of(submissionOf(order));
    // Whoever asks twice does not want to wait for that
    if (task === undefined) {
      await cancelArrays(cluster, arrayIds(launch), cancelAsked.every(asked => asked) ? [] : ['--state=PENDING']);
      return;
    }
    // With a state scancel takes all tasks of an array that wait, whichever is named (Slurm 22.05)
    const { progress } = tasks[task];
    if (cancelAsked[task] || !progress || progress.status !== 'running') {
      await cancelArrays(cluster, slurmIdsOf(launch, [task]));
    }
  }

  /** @throws SlurmTrouble */
  async hold({ files: { launch, order } }: LaunchedJob, tasks: readonly number[], isHeld: boolean): Promise<void> {
    const ids = launch?.launcher === 'slurm' ? slurmIdsOf(launch, tasks) : [];
    if (ids.length === 0) {
      throw new SlurmTrouble('E_SLURM_SILENT', 'Slurm has not confirmed this job yet. Try again in a moment.');
    }
    const cluster = this.clusters.of(submissionOf(order));
    // A hold of the user, also where the user could hold for the site: the user may release it
    await cluster.commands.run('scontrol', [isHeld ? 'uhold' : 'release', ids.join(',')]);
    cluster.queue.forget();
  }

  /** Submits a task of a minute that tells what a node finds: see `job check`. @throws SlurmTrouble */
  async check(folder: string, submission: Submission): Promise<ClusterCheck> {
    const cluster = this.clusters.of(submission);
    const array = { first: 0, from: 0, count: 1, concurrent: 1 };
    const brief = { ...submission, memory: submission.memory ?? '1G', time: '1' };
    const script = this.script(folder, brief, array, undefined, 'check');
    const mark = `4dstem_check_${basename(folder)}`;
    const id = await submitArray(cluster.commands, mark, script);
    return new ClusterCheck(cluster, folder, mark, id);
  }

  private script(
    folder: string,
    submission: Submission,
    array: PlannedArray,
    dependency?: string,
    work?: 'check'
  ): string {
    const { setup, jupyter, directives, partition, cpus, account } = submission;
    const resources = { partition, cpus, account, ...limitsOf(submission, array.needs !== undefined) };
    const command = jupyter === undefined ? this.command : [jupyter, '4dstem'];
    return jobScript({ folder, array, resources, command, work, setup, changes: directives, dependency });
  }

  private launchOf(order: JobOrder, arrays: readonly TaskArray[], submitted: readonly (string | null)[]): SlurmLaunch {
    return {
      version: JOB_VERSION,
      launcher: 'slurm',
      launched: new Date(this.now()).toISOString(),
      arrays: arrays.map((array, part) => ({
        id: submitted[part] ?? null,
        mark: markOf(order, array),
        first: array.first,
        ...(array.from > 0 && { from: array.from }),
        count: array.count
      }))
    };
  }

  private readonly clusters: SlurmClusters;
}

async function writeLaunch(folder: string, launch: SlurmLaunch): Promise<void> {
  await replaceFile(join(folder, LAUNCH_FILE), JSON.stringify(launch));
}

async function cancelArrays(
  { commands }: SlurmCluster,
  ids: readonly string[],
  which: readonly string[] = []
): Promise<void> {
  if (ids.length === 0) {
    return;
  }
  try {
    await commands.run('scancel', [...which, ...ids]);
  } catch (cause) {
    if (!(cause instanceof SlurmTrouble && cause.isOfGone)) {
      throw cause;
    }
  }
}

/** Cancels what was submitted of a job that could not be as a whole. @returns why it could not, and what is left in the queue for all that */
async function takenBack(cluster: SlurmCluster, ids: readonly string[], why: unknown): Promise<unknown> {
  try {
    await cancelArrays(cluster, ids);
    return why;
  } catch (cause) {
    if (!(cause instanceof SlurmTrouble && why instanceof SlurmTrouble)) {
      return why;
    }
    const rest = `A part of it was submitted before, and could not be cancelled: use scancel ${ids.join(' ')}.`;
    return new SlurmTrouble(why.code, `${why.message} ${rest}`);
  }
}

/** What Slurm calls the arrays of a job; what it has not confirmed has no name yet. */
function arrayIds({ arrays }: SlurmLaunch): string[] {
  return arrays.flatMap(({ id }) => id ?? []);
}

/** What Slurm calls some tasks of a job, such as 123_[0-3,7]. */
function slurmIdsOf({ arrays }: SlurmLaunch, tasks: readonly number[]): string[] {
  return arrays.flatMap(({ id, first, from = 0, count }) => {
    const indices = tasks.map(task => task - first).filter(index => index >= from && index < from + count);
    return id === null || indices.length === 0 ? [] : `${id}_[${indexRanges(indices)}]`;
  });
}

/** Of the script of an array, in the directory of the job. */
function scriptName(part: number): string {
  return part === 0 ? 'batch.sh' : `batch-${part}.sh`;
}

/** Name of an array in Slurm's queue, unlike any other of the user. */
function markOf({ id }: JobOrder, { first, from }: TaskArray): string {
  return first + from === 0 ? id : `${id}_${first + from}`;
}

function submissionOf({ id, cluster }: JobOrder): Submission {
  if (!cluster) {
    throw new Error(`The job ${id} says nothing of what it asks of the cluster.`);
  }
  return cluster;
}
