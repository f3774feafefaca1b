import type { z } from 'zod';

import type { radialProfiles, RadialProfiles } from '../../protocol/radial/radialRequests';
import { readRegion } from '../../storage/hdf5/profileFile';
import type { PathGuard } from '../../storage/pathGuard';
import { encodedImage } from '../encodedImage';
import { jobCounters } from '../threads/jobCounters';
import type { TaskRunner } from '../threads/taskRunner';
import { ProfileMeans } from '../profileMeans';

/**
 * The profiles of a file as a panel shows them: the map of counts and the mean over the scan, or the mean of a region.
 *
 * @throws InputError for a file that holds no profiles, `E_POSITION` for a region outside the scan; CancelledError
 */
export async function viewProfiles(
  { mean, region }: z.output<(typeof radialProfiles)['params']>,
  { runner, guard, signal }: { readonly runner: TaskRunner; readonly guard: PathGuard; readonly signal: AbortSignal }
): Promise<RadialProfiles> {
  await guard(mean, 'read');
  if (region) {
    const { head, values } = await readRegion(mean, region);
    const means = new ProfileMeans(head.shape[2]);
    means.add(values);
    const { shape, offset, scale } = head;
    return { scan: [shape[0], shape[1]], offset, scale, profile: travelling(means.mean()) };
  }
  const [{ head, intensity, profile }] = await runner.run(
    'profileOverview',
    { path: mean, counters: jobCounters() },
    signal,
    1
  );
  const [rows, columns] = head.shape;
  return {
    scan: [rows, columns],
    offset: head.offset,
    scale: head.scale,
    intensity: encodedImage(intensity, rows, columns),
    profile: travelling(profile)
  };
}

function travelling(values: Float64Array): (number | null)[] {
  return Array.from(values, value => (Number.isNaN(value) ? null : value));
}
