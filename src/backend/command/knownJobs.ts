import { EndedJobs } from '../../jobs/endedJobs';
import { JobList } from '../../jobs/jobList';
import type { Launchers } from '../../jobs/launcher';
import { JobRegistry } from '../../jobs/registry';
import { stateFolder } from '../../jobs/stateFolder';
import { isAlive } from '../../storage/processIdentity';
import { launchersFor } from '../launchers';

/**
 * The jobs of the user as their directories tell of them now.
 *
 * @param script the bundle, which jobs run
 * @param asks whether their launchers are asked too, of which a cluster that hangs takes its time
 */
export async function knownJobs(
  script: URL,
  asks = true
): Promise<{ list: JobList; registry: JobRegistry; launchers: Launchers; state: string }> {
  const state = stateFolder();
  const registry = new JobRegistry(state);
  const launchers = launchersFor(script);
  const onTrouble = (folder: string, error: unknown): void =>
    void process.stderr.write(`${folder} cannot be read: ${String(error)}\n`);
  const list = new JobList(registry, onTrouble, Date.now, isAlive, { launchers, ended: new EndedJobs(state) });
  await list.refresh();
  if (asks) {
    // Whose launchers are to be asked is known only now
    await list.refresh();
  }
  return { list, registry, launchers, state };
}
