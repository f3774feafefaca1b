import type { LauncherName } from '../protocol/jobs';
import { isOpen } from '../protocol/jobs';
import type { JobFiles } from './jobFiles';
import type { JobState } from './jobState';
import type { LaunchedJob, Launchers, Looks } from './launcher';

/** A job as its directory told of it last. */
interface KnownJob {
  readonly folder: string;
  readonly files: JobFiles;
  readonly state: JobState;
}

/** What launchers see of the jobs that are open: each is asked once for all of its jobs. */
export async function looksOf(jobs: readonly KnownJob[], launchers: Launchers): Promise<Looks> {
  const asked = new Map<LauncherName, LaunchedJob[]>();
  for (const { folder, files, state } of jobs) {
    const { launcher } = files.order;
    if (isOpen(state) && launchers[launcher]?.look) {
      asked.set(launcher, [...(asked.get(launcher) ?? []), { folder, files }]);
    }
  }
  const answers = await Promise.all([...asked].map(([name, theirs]) => launchers[name]?.look?.(theirs) ?? new Map()));
  return new Map(answers.flatMap(looks => [...looks]));
}
