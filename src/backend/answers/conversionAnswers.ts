import { memoryOption, parseMemory } from '../../core/slurm/limits';
import { submissionFor } from '../../jobs/siteSettings';
import { estimated } from '../../jobs/slurm/estimate';
import type { BatchLimits } from '../../pipeline/batch/batchFile';
import { writeBatchFile } from '../../pipeline/batch/batchFile';
import { writeInfoFile } from '../../pipeline/batch/infoFile';
import { plannedFiles } from '../../pipeline/batch/plannedFiles';
import { inspectPath } from '../../pipeline/inspect';
import type { FormWish } from '../../protocol/cluster';
import type { PathGuard } from '../../storage/pathGuard';
import type { SomeAnswers } from './answer';

/** What raw data hold, and files for the cluster. */
export const conversionAnswers: SomeAnswers<'inspect' | 'infoFile' | 'batchFile' | 'filesPlan'> = {
  inspect: async ({ path, out }, { guard, signal }) => {
    await guard(path, 'read');
    if (out !== undefined) {
      await guard(out, 'write');
    }
    return inspectPath(path, { out, signal, guard });
  },
  infoFile: (request, { guard }) => writeInfoFile(request, guard),
  batchFile: ({ infoFile, cluster }, { guard }) =>
    writeBatchFile(infoFile, { guard, limitsFor: paths => batchLimits(paths, cluster, guard) }),
  filesPlan: ({ cluster, ...files }, { guard }) =>
    plannedFiles(files, { guard, limitsFor: paths => batchLimits(paths, cluster, guard) })
};

/** What the tasks of a batch file ask for: as set, with memory and time estimated from the files where nobody names them. */
async function batchLimits(paths: readonly string[], wish: FormWish, guard: PathGuard): Promise<BatchLimits> {
  await Promise.all(paths.map(path => guard(path, 'read')));
  const { memory, time, ...others } = await estimated(await submissionFor(wish), paths);
  // sbatch takes no decimals
  return { ...others, memory: memoryOption(parseMemory(memory) ?? NaN), time };
}
