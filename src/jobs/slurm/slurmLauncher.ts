import { join } from 'node:path';

import { jobScript } from '../../core/slurm/jobScript';
import type { TaskArray } from '../../core/slurm/taskArrays';
import { taskArrays } from '../../core/slurm/taskArrays';
import { replaceFile } from '../atomicFile';
import { cancelJob } from '../cancelJob';
import type { JobFiles } from '../jobFiles';
import { LAUNCH_FILE, logFile, SLURM_FILE } from '../jobFiles';
import type { ListedJob } from '../jobList';
import type { JobOrder, SlurmLaunch } from '../jobSchema';
import { JOB_VERSION } from '../jobSchema';
import type { Launcher } from '../launcher';
import type { SlurmCluster } from './cluster';
import { SlurmClusters } from './cluster';
import { logTail } from './logTail';
import { nextRecord, settled, unexplained } from './record';
import type { SlurmOrder, SlurmRecord } from './slurmSchema';
import { submitArray } from './submit';

/** A job that was handed to Slurm. */
interface SlurmJob {
  readonly folder: string;
  readonly files: JobFiles;
  readonly order: SlurmOrder;
  readonly launch: SlurmLaunch;
}

/** Hands jobs to Slurm, one array task for each task, and asks it for all of them at once. */
export class SlurmLauncher implements Launcher {
  /** @param command program and first arguments, with full paths, that `job run <folder>` follows */
  constructor(
    private readonly command: readonly string[],
    environment: NodeJS.ProcessEnv = process.env,
    private readonly now: () => number = Date.now
  ) {
    this.clusters = new SlurmClusters(environment, now);
  }

  /** @throws SlurmTrouble when Slurm refuses the job, or is not reached; one that nobody confirmed counts as launched */
  async launch(folder: string, job: JobOrder): Promise<void> {
    const order = orderOf(job);
    const cluster = this.clusters.of(order);
    const arrays = taskArrays(job.tasks, order.concurrent, await cluster.arraySize());
    const submitted: (string | null)[] = [];
    // Before anything is submitted, so that whoever finds the directory knows what to look for
    await writeLaunch(folder, this.launchOf(job, arrays, submitted));
    for (const [part, array] of arrays.entries()) {
      const script = this.script(folder, order, array, submitted[part - 1] ?? undefined);
      await replaceFile(join(folder, part === 0 ? 'batch.sh' : `batch-${part}.sh`), script);
      try {
        submitted.push((await submitArray(cluster.commands, markOf(job, array), script)) ?? null);
      } catch (cause) {
        await cancelArrays(cluster, submitted);
        throw cause;
      }
      await writeLaunch(folder, this.launchOf(job, arrays, submitted));
    }
  }

  async look(jobs: readonly ListedJob[]): Promise<void> {
    const own = jobs.flatMap(({ folder, files }): SlurmJob[] => {
      const { job, launch } = files;
      return launch?.launcher === 'slurm' ? [{ folder, files, launch, order: orderOf(job) }] : [];
    });
    const groups = this.clusters.grouped(own, ({ order }) => order);
    await Promise.all(groups.map(group => lookAt(group.cluster, group.jobs)));
  }

  async cancel({ folder, files }: ListedJob): Promise<void> {
    // Tasks at work see this, and tidy up
    await cancelJob(folder);
    if (files.launch?.launcher === 'slurm') {
      const ids = files.launch.arrays.map(({ slurmId }) => slurmId);
      // Whoever asks twice does not want to wait for that
      await cancelArrays(this.clusters.of(orderOf(files.job)), ids, files.cancelAsked ? [] : ['--state=PENDING']);
    }
  }

  private script(folder: string, order: SlurmOrder, array: TaskArray, after: string | undefined): string {
    const { setup, jupyter, directives, ...resources } = order;
    const command = jupyter === undefined ? this.command : [jupyter, '4dstem'];
    return jobScript({ folder, array, resources, command, setup, changes: directives, after });
  }

  private launchOf(job: JobOrder, arrays: readonly TaskArray[], submitted: readonly (string | null)[]): SlurmLaunch {
    return {
      version: JOB_VERSION,
      launcher: 'slurm',
      launched: new Date(this.now()).toISOString(),
      arrays: arrays.map((array, part) => ({
        first: array.first,
        count: array.count,
        mark: markOf(job, array),
        slurmId: submitted[part] ?? null
      }))
    };
  }

  private readonly clusters: SlurmClusters;
}

/** Asks for all jobs of one cluster, and notes in each directory what is new. */
async function lookAt(cluster: SlurmCluster, jobs: readonly SlurmJob[]): Promise<void> {
  const look = await cluster.queue.look();
  if ('trouble' in look) {
    const { trouble } = look;
    await Promise.all(jobs.map(({ folder, files }) => note(folder, files, { tasks: {}, ...files.slurm, trouble })));
    return;
  }
  const { tasks: queued, at } = look;
  const known = jobs.map(job => ({ ...job, launch: settled(job.launch, queued) }));
  const ids = known.flatMap(({ files, launch }) => unexplained(files, launch, queued));
  const answers = { queued, accounted: await cluster.accounted(ids), at };
  for (const { folder, files, launch } of known) {
    if (JSON.stringify(launch) !== JSON.stringify(files.launch)) {
      await writeLaunch(folder, launch);
    }
    const readLog = (task: number): Promise<string> => logTail(join(folder, logFile(task)));
    await note(folder, files, await nextRecord(files, launch, answers, readLog));
  }
}

async function note(folder: string, { slurm }: JobFiles, record: SlurmRecord): Promise<void> {
  if (JSON.stringify(slurm) !== JSON.stringify(record)) {
    await replaceFile(join(folder, SLURM_FILE), JSON.stringify(record));
  }
}

async function writeLaunch(folder: string, launch: SlurmLaunch): Promise<void> {
  await replaceFile(join(folder, LAUNCH_FILE), JSON.stringify(launch));
}

async function cancelArrays(
  { commands }: SlurmCluster,
  ids: readonly (string | null)[],
  which: readonly string[] = []
): Promise<void> {
  const known = ids.flatMap(id => id ?? []);
  if (known.length > 0) {
    await commands.run('scancel', [...which, ...known]);
  }
}

/** Name of an array in Slurm's queue, unlike any other of the user. */
function markOf({ id }: JobOrder, { first }: TaskArray): string {
  return first === 0 ? id : `${id}_${first}`;
}

function orderOf({ id, slurm }: JobOrder): SlurmOrder {
  if (!slurm) {
    throw new Error(`The job ${id} says nothing of what it asks of the cluster.`);
  }
  return slurm;
}
