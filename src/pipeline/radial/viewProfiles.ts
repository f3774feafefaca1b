import type { z } from 'zod';

import type { radialProfiles, RadialProfiles } from '../../protocol/radial/radialRequests';
import type { ScanRegion } from '../../protocol/viewer';
import { readRegion } from '../../storage/hdf5/profileRegion';
import { readGroupRegion } from '../../storage/hdf5/profileGroup';
import { isMissing } from '../../storage/fileErrors';
import type { PathGuard } from '../../storage/pathGuard';
import { encodedImage } from '../encodedImage';
import { jobCounters } from '../threads/jobCounters';
import type { TaskRunner } from '../threads/taskRunner';
import { ProfileMeans } from '../profileMeans';
import { travelling } from '../../core/travelling';
import { besideMeans, RADIAL_FILES } from './radialFiles';

interface Means {
  readonly runner: TaskRunner;
  readonly guard: PathGuard;
  readonly signal: AbortSignal;
}

/**
 * The profiles of a file as a panel shows them: the map of counts and the means over the scan, or the means of a region.
 *
 * @throws InputError for a file that holds no profiles, `E_POSITION` for a region outside the scan; CancelledError
 */
export async function viewProfiles(
  { mean, region }: z.output<(typeof radialProfiles)['params']>,
  means: Means
): Promise<RadialProfiles> {
  const { guard } = means;
  await guard(mean, 'read');
  const beside = besideMeans(mean, RADIAL_FILES.variance);
  if (beside !== undefined) {
    await guard(beside, 'read');
  }
  return region ? ofRegion(mean, beside, region) : ofScan(mean, beside, means);
}

async function ofScan(mean: string, beside: string | undefined, { runner, signal }: Means): Promise<RadialProfiles> {
  const overview = async (path: string) =>
    (await runner.run('profileOverview', { path, counters: jobCounters() }, signal, 1))[0];
  const { head, intensity, profile } = await overview(mean);
  const variance = beside === undefined ? undefined : (await unlessMissing(overview(beside)))?.profile;
  const [rows, columns] = head.shape;
  return {
    scan: [rows, columns],
    offset: head.offset,
    scale: head.scale,
    intensity: encodedImage(intensity, rows, columns),
    profile: travelling(profile),
    variance: variance && travelling(variance)
  };
}

async function ofRegion(mean: string, beside: string | undefined, region: ScanRegion): Promise<RadialProfiles> {
  const { head, values } = await readRegion(mean, region);
  const { shape, offset, scale } = head;
  const over = (rows: ArrayLike<number>): Float64Array => {
    const means = new ProfileMeans(shape[2]);
    means.add(rows);
    return means.mean();
  };
  const errors = await readGroupRegion(mean, 'standard_error_counting', region);
  const variance = beside === undefined ? undefined : (await unlessMissing(readRegion(beside, region)))?.values;
  return {
    scan: [shape[0], shape[1]],
    offset,
    scale,
    profile: travelling(over(values)),
    error: errors && travelling(ProfileMeans.errors(shape[2], errors)),
    variance: variance && travelling(over(variance))
  };
}

/** @returns undefined where the file is not there */
async function unlessMissing<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (cause) {
    if (isMissing(cause) || (cause instanceof Error && 'code' in cause && cause.code === 'E_NOT_FOUND')) {
      return undefined;
    }
    throw cause;
  }
}
