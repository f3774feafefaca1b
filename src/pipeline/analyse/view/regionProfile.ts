import type { z } from 'zod';

import type { RegionProfile, regionProfile as contract } from '../../../protocol/analyse/analysisRequests';
import type { PathGuard } from '../../../storage/pathGuard';
import { jobCounters } from '../../threads/jobCounters';
import type { TaskRunner } from '../../threads/taskRunner';
import type { RegionMean } from './regionTask';
import { travelling } from '../../../core/travelling';

interface Means {
  readonly runner: TaskRunner;
  readonly guard: PathGuard;
  readonly signal: AbortSignal;
  /** Told the mean of some of the positions, where there are more than can be read at once */
  report(part: RegionProfile): Promise<void>;
}

/** Time in which a hand that drags is answered, without that for the way to the page and the drawing, ms */
const AT_ONCE = 25;

/**
 * The mean profile of a rectangle of positions: at once of as many as can be read, then of all.
 *
 * @throws InputError for a file that holds no profiles, `E_POSITION` for a region outside the scan; CancelledError
 */
export async function regionProfile(
  { file, region }: z.output<(typeof contract)['params']>,
  { runner, guard, signal, report }: Means
): Promise<RegionProfile> {
  await guard(file, 'read');
  const [quick] = await runner.run(
    'regionProfile',
    { path: file, region, within: AT_ONCE, counters: jobCounters() },
    signal,
    1
  );
  if (quick.isWhole) {
    return told(quick);
  }
  await report(told(quick));
  const [whole] = await runner.run('regionProfile', { path: file, region, counters: jobCounters() }, signal, 1);
  return told(whole);
}

function told({ axes, profile, positions }: RegionMean): RegionProfile {
  const { offset, scale, shape } = axes;
  return { axis: { offset, scale, bins: shape[2] }, profile: travelling(profile), positions };
}
