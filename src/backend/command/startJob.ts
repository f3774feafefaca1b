import { resolve } from 'node:path';

import { JobList } from '../../jobs/jobList';
import { LocalLauncher } from '../../jobs/localLauncher';
import { JobRegistry } from '../../jobs/registry';
import { startJob } from '../../jobs/startJob';
import { stateFolder } from '../../jobs/stateFolder';
import { unguarded } from '../../storage/pathGuard';
import type { GivenOptions } from './conversionRequest';
import { conversionRequest } from './conversionRequest';

/**
 * Starts a conversion that goes on by itself.
 *
 * @param script the bundle, which the job runs
 * @throws InputError when it cannot be started
 */
export async function startNamedJob(
  given: string[],
  wanted: GivenOptions,
  script: URL
): Promise<{ id: string; folder: string }> {
  const { paths, options, shapes } = await conversionRequest(given, wanted);
  const state = stateFolder();
  const registry = new JobRegistry(state);
  const warn = (line: string): void => void process.stderr.write(`${line}\n`);
  const jobs = new JobList(registry, (folder, error) => warn(`${folder} cannot be read: ${String(error)}`));
  await jobs.refresh();
  const { out } = options;
  const { folder, job } = await startJob(
    {
      // The job does not run where the command was typed
      inputs: paths.map(path => resolve(path)),
      options: { ...options, ...(out !== undefined && { out: resolve(out) }) },
      shapes,
      dataRoots: []
    },
    { launcher: new LocalLauncher(script), registry, jobs, stateFolder: state, guard: unguarded, warn }
  );
  return { id: job.id, folder };
}
