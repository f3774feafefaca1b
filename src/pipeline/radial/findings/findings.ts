import type { RadialFindings } from '../../../protocol/radial/radialFindings';
import type { GroupValues } from '../../../storage/hdf5/profileGroup';
import { readGroupValues } from '../../../storage/hdf5/profileGroup';
import type { PathGuard } from '../../../storage/pathGuard';
import { readBytes } from '../../../storage/regularFile';
import { encodedImage } from '../../encodedImage';
import { besideMeans, RADIAL_FILES } from '../radialFiles';
import type { RadialRecord } from '../radialRecord';
import { readRadialRecord } from '../radialRecord';
import { varianceCurves } from './variances';

/** Bytes: a quad has a tenth of it */
const LARGEST_PICTURE = 16 << 20;
const DATASETS = ['origin', 'origin_found', 'normalised_variance_raw', 'normalised_variance_shot_noise'] as const;

/**
 * What a transform left beside its profiles.
 *
 * @param mean `<T1>_azimuthal_mean.hspy`
 * @throws InputError when the file cannot be read
 */
export async function findings(mean: string, guard: PathGuard): Promise<RadialFindings> {
  await guard(mean, 'read');
  const record = await readRadialRecord(mean);
  const datasets = await readGroupValues(mean, DATASETS);
  const { origin, origin_found: found } = datasets;
  const raw = datasets.normalised_variance_raw;
  const shotNoise = datasets.normalised_variance_shot_noise;
  return {
    made: record ? madeOf(record) : undefined,
    origins: origin && { used: maps(origin), found: found && maps(found) },
    variances: raw && shotNoise ? varianceCurves(raw.values, shotNoise.values) : [],
    picture: await picture(mean, guard)
  };
}

function madeOf({ input, conditions, ...record }: RadialRecord): RadialFindings['made'] {
  return {
    ...record,
    input: input.path,
    voltage: conditions['acceleration_voltage(V)'],
    cameraLength: conditions['nominal_camera_length(m)']
  };
}

/** @param shape rows, columns, 2; of a stack frames, 2 */
function maps({ shape, values }: GroupValues) {
  const [rows, columns] = shape.length === 3 ? shape : [1, shape[0]];
  const part = (axis: 0 | 1) =>
    encodedImage(
      values.filter((_, at) => at % 2 === axis),
      rows,
      columns
    );
  return { row: part(0), column: part(1) };
}

/** Maximum of the patterns with round rings, as other tools look at it; undefined where somebody took it away. */
async function picture(mean: string, guard: PathGuard): Promise<string | undefined> {
  const path = besideMeans(mean, RADIAL_FILES.correctedMaximumPicture);
  if (path === undefined) {
    return undefined;
  }
  try {
    await guard(path, 'read');
    return (await readBytes(path, LARGEST_PICTURE)).toString('base64');
  } catch {
    return undefined;
  }
}
