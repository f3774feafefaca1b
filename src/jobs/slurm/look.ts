import { join } from 'node:path';

import { InputError } from '../../core/errors';
import { naming } from '../../storage/fileErrors';
import { replaceFile } from '../atomicFile';
import type { JobFiles } from '../jobFiles';
import { LAUNCH_FILE, logFile, SLURM_FILE } from '../jobFiles';
import type { SlurmLaunch } from '../jobSchema';
import type { Looks, TaskLook } from '../launcher';
import { lookAtNeeds } from '../needs';
import { sharesOf } from '../shares';
import type { SlurmCluster } from './cluster';
import { logTail } from './logTail';
import { nextRecord, settled, unexplained } from './record';
import { recordedLook } from './recordedLook';
import type { SlurmRecord } from './slurmSchema';

/** A job that was handed to Slurm. */
interface SlurmJob {
  readonly folder: string;
  readonly files: JobFiles;
  readonly launch: SlurmLaunch;
}

/** Asks for all jobs of one cluster, and notes in each directory what is new. */
export async function lookAtCluster(cluster: SlurmCluster, jobs: readonly SlurmJob[]): Promise<Looks> {
  const look = await cluster.queue.look();
  if ('trouble' in look) {
    return new Map(jobs.map(({ folder, files }) => [folder, silentLooks(files, look.trouble)]));
  }
  const { tasks: queued, at } = look;
  const known = jobs.map(job => ({ ...job, launch: settled(job.launch, queued) }));
  const ids = known.flatMap(({ files, launch }) => unexplained(files, launch, queued));
  const answers = { queued, accounts: await cluster.accounted(ids), at };
  const looks = new Map<string, readonly TaskLook[]>();
  // What became of a step is known before it is asked why the next did not begin
  const inOrder = known.sort((a, b) => stepOf(a) - stepOf(b));
  for (const { folder, files, launch } of inOrder) {
    const record = await nextRecord(files, launch, answers, {
      readLog: task => logTail(join(folder, logFile(task))),
      unmet: async task => {
        const needs = await lookAtNeeds({ folder, order: files.order }, sharesOf(files.order, task));
        const unmet = needs.find(({ look: { state } }) => state === 'unmet')?.look;
        return unmet && { status: unmet.as ?? 'failed', sentence: unmet.sentence };
      }
    });
    const trouble = await noted(folder, async () => {
      await note(folder, LAUNCH_FILE, files.launch, launch);
      await note(folder, SLURM_FILE, files.slurm, record);
    });
    looks.set(
      folder,
      looksIn(files, record).map(each =>
        trouble === undefined || files.foreign || each.state === 'gone' ? each : { ...each, reason: trouble }
      )
    );
  }
  return looks;
}

function stepOf({ files }: SlurmJob): number {
  return files.order.pipeline?.step ?? 0;
}

/** What is known of tasks while nobody answers: what has ended stays ended. */
function silentLooks(files: JobFiles, trouble: string): TaskLook[] {
  return looksIn(files, files.slurm).map(look =>
    look.state === 'gone' ? look : { ...look, state: 'unknown', reason: trouble }
  );
}

function looksIn({ tasks }: JobFiles, record: SlurmRecord | undefined): TaskLook[] {
  return tasks.map((_, task) => recordedLook(record?.tasks[task]));
}

/** A folder that is full, or may not be written, is the trouble of its own job and of no other. @returns it, as a sentence */
async function noted(folder: string, work: () => Promise<void>): Promise<string | undefined> {
  try {
    await naming(folder, 'write', work);
    return undefined;
  } catch (cause) {
    if (!(cause instanceof InputError)) {
      throw cause;
    }
    return cause.message;
  }
}

async function note(folder: string, name: string, before: object | undefined, now: object): Promise<void> {
  const text = JSON.stringify(now);
  if (JSON.stringify(before) !== text) {
    await replaceFile(join(folder, name), text);
  }
}
