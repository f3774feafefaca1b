import { stat } from 'node:fs/promises';
import { dirname, relative } from 'node:path';

import * as z from 'zod';

import { pairMaps } from '../../../core/edx/pairing';
import { InputError } from '../../../core/errors';
import type { ProfileSet } from '../../../protocol/analyse/analysisRequests';
import type { Problem } from '../../../protocol/problem';
import { usedCalibrationSchema } from '../../../protocol/radial/radialResult';
import type { PathGuard } from '../../../storage/pathGuard';
import { foreign } from '../../threads/foreign';
import { MAP_FILE, labelledMaps } from '../edx/labelledMaps';
import { PROFILE_ENDING } from '../../../storage/session/profileNames';
import { profileStamp } from '../load/findProfiles';
import { profileFolder, resultsIn } from './profileFolder';

/** Of the record that the radial transform leaves in a file of means. */
const madeSchema = z.object({
  input: z.object({ path: z.string(), bytes: z.number(), changed: z.string() }),
  calibration: usedCalibrationSchema
});

type Made = z.infer<typeof madeSchema>;
type Found = Pick<ProfileSet, 'stamp' | 'subfolder' | 'mean' | 'variance'>;

/** A spectrum map, as an analysis finds it by itself. */
const SPECTRUM_MAP = /\/EDX\/.*\.(rpl|h5oina)$/i;

/** The data sets of a folder that have radial profiles, with what can be known of each without reading a profile. @throws CancelledError */
export async function profileSets(
  folder: string,
  guard: PathGuard
): Promise<{ sets: ProfileSet[]; problems: Problem[] }> {
  const root = profileFolder(folder);
  const endings = Object.values(PROFILE_ENDING);
  const isProfile = (name: string): boolean => endings.some(ending => name.endsWith(ending));
  const files = await resultsIn(root, name => isProfile(name) || MAP_FILE.test(name), guard);
  const sets: ProfileSet[] = [];
  const all = paired(files.filter(isProfile), root);
  const scans = all.map(({ stamp, mean, variance }) => ({ stamp, path: mean ?? variance ?? '' }));
  const { maps } = await labelledMaps(
    scans,
    files.filter(path => SPECTRUM_MAP.test(path)),
    guard
  );
  const { pairs, doubts } = pairMaps(scans, maps);
  const withMap = new Set([...pairs, ...doubts].map(({ stamp }) => stamp));
  for (const found of all) {
    const changed = await lastChange([found.mean, found.variance]);
    sets.push({ ...found, changed, edx: withMap.has(found.stamp), ...(await outline(found, guard)) });
  }
  return { sets, problems: [] };
}

/** Mean and variance of a data set lie in one folder under one stamp. */
function paired(files: readonly string[], root: string): Found[] {
  const sets = new Map<string, Found>();
  for (const path of files) {
    const stamp = profileStamp(path);
    const key = `${dirname(path)}/${stamp}`;
    const kind = path.endsWith(PROFILE_ENDING.mean) ? 'mean' : 'variance';
    const subfolder = relative(root, dirname(dirname(path)));
    sets.set(key, {
      ...(sets.get(key) ?? { stamp, subfolder: subfolder.startsWith('..') ? '' : subfolder }),
      [kind]: path
    });
  }
  return [...sets.values()];
}

async function outline({ mean, variance }: Found, guard: PathGuard): Promise<Partial<ProfileSet>> {
  const path = mean ?? variance ?? '';
  try {
    await guard(path, 'read');
    const { axes, record } = await foreign('profileOutline', path);
    const [rows, columns, bins] = axes.shape;
    const made = madeOf(record);
    const stale = made && (await changeSince(made, guard));
    return {
      scan: [rows, columns],
      axis: { offset: axes.offset, scale: axes.scale, bins },
      ...(axes.step !== undefined && { stepNm: axes.step }),
      ...(made && { calibration: made.calibration }),
      ...(stale !== undefined && { stale })
    };
  } catch (cause) {
    if (cause instanceof InputError) {
      return { problem: cause.message };
    }
    throw cause;
  }
}

async function lastChange(files: readonly (string | undefined)[]): Promise<string> {
  const times = files.map(async file =>
    file === undefined ? 0 : ((await stat(file).catch(() => undefined))?.mtimeMs ?? 0)
  );
  return new Date(Math.max(...(await Promise.all(times)))).toISOString();
}

function madeOf(record: string | undefined): Made | undefined {
  try {
    return madeSchema.safeParse(JSON.parse(record ?? 'null')).data;
  } catch {
    // Damaged or of another program: how it was made is not known
    return undefined;
  }
}

/** What has changed since profiles were made; data that are gone or may not be seen have not changed. */
async function changeSince({ input }: Made, guard: PathGuard): Promise<string | undefined> {
  try {
    await guard(input.path, 'read');
    const { size, mtime } = await stat(input.path);
    return size === input.bytes && mtime.toISOString() === input.changed
      ? undefined
      : 'The data have changed since the profiles were made: transform them again.';
  } catch {
    return undefined;
  }
}
