import { availableParallelism, hostname } from 'node:os';

import { InputError } from '../../core/errors';
import { clusterSettings, submissionFor } from '../../jobs/siteSettings';
import type { SlurmLauncher } from '../../jobs/slurm/slurmLauncher';
import { tryNode } from '../../jobs/slurm/tryNode';
import type { Partition, Submission } from '../../protocol/cluster';
import type { ClusterSite } from '../../protocol/clusterRequests';
import type { StartRequest } from '../../protocol/jobs';
import { panelWords } from '../../protocol/panelWords';
import { panelProblem } from '../../protocol/problem';
import type { SomeAnswers } from './answer';

/** A person waits for it. */
const CHECK_SECONDS = 120;

/** Where jobs can run, and what submitting them would be. */
export function clusterAnswers(launcher: SlurmLauncher): SomeAnswers<'clusterSite' | 'clusterPlan' | 'clusterCheck'> {
  return {
    clusterSite: () => siteOf(launcher),
    clusterPlan: async (request, { jobs }) => {
      const { order, files } = await jobs.plan({ ...request, launcher: 'slurm' } as StartRequest);
      const { tasks, cluster, refused = [], whole = [] } = order;
      return {
        tasks,
        time: cluster?.time ?? '',
        memory: cluster?.memory ?? '',
        ...(cluster?.longest !== undefined && { longest: cluster.longest }),
        refused: refused.map(panelProblem),
        whole: whole.map(panelProblem),
        files: [...files]
      };
    },
    clusterCheck: async ({ folder, cluster }, { guard, signal, report }) => {
      await guard(folder, 'write');
      const submission = await submissionFor(cluster);
      return tryNode(launcher, { folder, submission, seconds: CHECK_SECONDS, signal, onWait: report });
    }
  };
}

async function siteOf(launcher: SlurmLauncher): Promise<ClusterSite> {
  const here = { host: hostname(), cores: availableParallelism() };
  const usual = await submissionFor();
  const { partitions: offered, coresHere } = await clusterSettings();
  const { partitions, obstacle } = await partitionsOf(launcher, usual);
  const { partition, concurrent, cpus, time, memory, account, login } = usual;
  return {
    ...(obstacle !== undefined && { obstacle }),
    partitions: offered ?? partitions,
    usual: { partition, concurrent, cpus, time, memory, account, login },
    here: { ...here, ...(coresHere !== undefined && { allowed: Math.min(coresHere, here.cores) }) }
  };
}

/** What Slurm has, or why it cannot be asked. */
async function partitionsOf(
  launcher: SlurmLauncher,
  submission: Submission
): Promise<{ partitions: Partition[]; obstacle?: string }> {
  try {
    return { partitions: await launcher.partitions(submission) };
  } catch (cause) {
    if (cause instanceof InputError) {
      return { partitions: [], obstacle: panelWords(cause.message) };
    }
    throw cause;
  }
}
