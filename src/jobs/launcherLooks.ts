import type { LauncherName } from '../protocol/jobs';
import { isOpen } from '../protocol/jobs';
import type { JobFiles } from './jobFiles';
import type { JobState } from './jobState';
import type { LaunchedJob, Launchers, Looks } from './launcher';

/** A job as its directory told of it last. */
export interface KnownJob {
  readonly folder: string;
  readonly files: JobFiles;
  readonly state: JobState;
}

/**
 * Whether its launcher may have something to tell of a job. Through no login host for the orders of somebody else: how ssh gets there
 * is their word too, and may name a program.
 */
export function isLookedAt({ files, state }: Omit<KnownJob, 'folder'>, launchers: Launchers): boolean {
  const launcher = launchers[files.order.launcher];
  return (
    !(files.foreign && files.order.cluster?.login !== undefined) &&
    launcher?.look !== undefined &&
    (isOpen(state) || launcher.hasTold?.(files, state.endedAt ?? 0) === false)
  );
}

/** What launchers see of the jobs of which they may tell: each is asked once for all of its jobs. */
export async function looksOf(jobs: readonly KnownJob[], launchers: Launchers): Promise<Looks> {
  const asked = new Map<LauncherName, LaunchedJob[]>();
  for (const { folder, files, state } of jobs) {
    const { launcher } = files.order;
    if (isLookedAt({ files, state }, launchers)) {
      asked.set(launcher, [...(asked.get(launcher) ?? []), { folder, files }]);
    }
  }
  const answers = await Promise.all([...asked].map(([name, theirs]) => launchers[name]?.look?.(theirs) ?? new Map()));
  return new Map(answers.flatMap(looks => [...looks]));
}
