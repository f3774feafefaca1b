import { InputError } from '../../core/errors';
import { counted, grouped } from '../../core/scan/inWords';
import type { ScanPlan } from '../../core/scan/scanPlan';
import type { PlainImage } from '../../core/shrinkImage';
import { shrinkImage } from '../../core/shrinkImage';
import type { Thumbnail } from '../../protocol/acquisitions';
import { isMissing } from '../../storage/fileErrors';
import { readOwnProducts } from '../../storage/hdf5/contentChecksums';
import { patternPng, scanPng } from '../../storage/images/pictures';
import type { PathGuard } from '../../storage/pathGuard';
import { readRawImages } from './rawPictures';

export interface ThumbnailJob {
  readonly path: string;
  /** Where the result is, if there is one */
  readonly output?: string;
  /** How a conversion would read the frames as a scan; absent where that is not known */
  readonly plan?: ScanPlan;
  /** Longest side, pixels */
  readonly size: number;
}

type Picture = Thumbnail['pictures'][number];

/**
 * Small pictures of an acquisition: scan image and pattern, linear and logarithmic as the pictures beside the data. From what its
 * conversion left; without one, from a grid of frames of the raw data. A stack has the pattern alone.
 *
 * @throws InputError when the raw data cannot be read
 */
export async function readThumbnail(job: ThumbnailJob, guard: PathGuard, signal?: AbortSignal): Promise<Thumbnail> {
  await guard(job.path, 'read');
  return (await storedThumbnail(job, guard)) ?? (await rawThumbnail(job, guard, signal));
}

/** Undefined where nothing was converted by this program, or where it cannot be read. */
async function storedThumbnail({ output, size }: ThumbnailJob, guard: PathGuard): Promise<Thumbnail | undefined> {
  if (output === undefined) {
    return undefined;
  }
  try {
    await guard(output, 'read');
    const { sum_image, mean_pattern } = (await readOwnProducts(output))?.datasets ?? {};
    const [scan, pattern] = [imageOf(sum_image), imageOf(mean_pattern)];
    const pictures = [
      ...(scan ? [picture('scan', scan, size, 'Scan image: the sum of every frame.')] : []),
      ...(pattern ? [picture('pattern', pattern, size, 'Mean pattern of all frames.')] : [])
    ];
    return pictures.length > 0 ? { pictures } : undefined;
  } catch (cause) {
    if (cause instanceof InputError || isMissing(cause)) {
      return undefined;
    }
    throw cause;
  }
}

function imageOf(dataset: { data: unknown; shape: readonly number[] } | undefined): PlainImage | undefined {
  const { data, shape } = dataset ?? {};
  return data instanceof Float64Array && shape?.length === 2
    ? { values: data, shape: [shape[0], shape[1]] }
    : undefined;
}

async function rawThumbnail(
  { path, plan, size }: ThumbnailJob,
  guard: PathGuard,
  signal?: AbortSignal
): Promise<Thumbnail> {
  const { scan, pattern, read, frames } = await readRawImages(path, plan, size, guard, signal);
  const of = `${grouped(read)} of ${counted(frames, 'frame')}`;
  const mean = frames === 1 ? 'the only frame' : `the mean of ${of}`;
  return {
    pictures: [
      ...(scan ? [picture('scan', scan, size, `Scan image of the raw data: the sums of ${of}.`)] : []),
      picture('pattern', pattern, size, `Pattern of the raw data: ${mean}.`)
    ]
  };
}

function picture(shows: Picture['shows'], image: PlainImage, size: number, caption: string): Picture {
  const small = shrinkImage(image, size);
  const png = shows === 'scan' ? scanPng(small) : patternPng(small);
  return { png: Buffer.from(png).toString('base64'), shape: [small.shape[0], small.shape[1]], shows, caption };
}
