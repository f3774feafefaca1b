import type { PlainImage } from '../../core/shrinkImage';
import { shrinkImage } from '../../core/shrinkImage';
import { decodeFrame } from '../../core/merlin/decodeFrame';
import { frameLayout } from '../../core/merlin/frameLayout';
import { InputError } from '../../core/errors';
import type { Thumbnail } from '../../protocol/acquisitions';
import { isMissing, naming } from '../../storage/fileErrors';
import { patternPng, scanPng } from '../../storage/images/pictures';
import { FrameReader } from '../../storage/merlin/frameFiles';
import { openSeries } from '../../storage/merlin/series';
import type { PathGuard } from '../../storage/pathGuard';
import { readOwnProducts } from '../../storage/hdf5/contentChecksums';

export interface ThumbnailJob {
  readonly path: string;
  /** Where the result is, if there is one */
  readonly output?: string;
  /** Longest side, pixels */
  readonly size: number;
}

/** Frames that are averaged where nothing was converted. */
const MOST_FRAMES = 5;

/**
 * A small picture of an acquisition: the scan image (of a stack, the mean pattern) that its conversion left, linear and
 * logarithmic as the pictures beside the data; without one, the mean of up to five frames spread over the raw data.
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
    if (scan) {
      return thumbnail(shrinkImage(scan, size), 'sum-image', 'Scan image: the sum of every frame.');
    }
    return pattern && thumbnail(shrinkImage(pattern, size), 'mean-pattern', 'Mean pattern of all frames.');
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

async function rawThumbnail({ path, size }: ThumbnailJob, guard: PathGuard, signal?: AbortSignal): Promise<Thumbnail> {
  const { header, stride, files } = await naming(path, 'read', () => openSeries(path));
  for (const file of files) {
    await guard(file.path, 'read');
  }
  const reader = new FrameReader({ files, stride });
  try {
    if (reader.frames === 0) {
      throw new InputError('E_NO_FRAME', `${path} ends within its first frame: there is no picture to show.`);
    }
    const layout = frameLayout(header, { cross: true }, path);
    const sum = new Float64Array(layout.shape[0] * layout.shape[1]);
    const chosen = spread(reader.frames);
    const bytes = new Uint8Array(stride);
    for (const frame of chosen) {
      signal?.throwIfAborted();
      reader.readFrames(frame, 1, bytes);
      const counts = decodeFrame(layout, bytes.subarray(layout.headerBytes), `${path}, frame ${frame}`);
      for (let pixel = 0; pixel < sum.length; pixel++) {
        sum[pixel] += Number(counts[pixel]) / chosen.length;
      }
    }
    const caption = chosen.length === 1 ? 'The only frame.' : `Mean of ${chosen.length} of ${reader.frames} frames.`;
    return thumbnail(shrinkImage({ values: sum, shape: layout.shape }, size), 'mean-of-frames', caption);
  } finally {
    reader.close();
  }
}

/** Numbers of a few frames, evenly spread, neither the very first nor the very last where there are many. */
function spread(frames: number): number[] {
  const count = Math.min(MOST_FRAMES, frames);
  return Array.from({ length: count }, (_, at) => Math.floor(((at + 0.5) * frames) / count));
}

function thumbnail(image: PlainImage, shows: Thumbnail['shows'], caption: string): Thumbnail {
  const png = shows === 'sum-image' ? scanPng(image) : patternPng(image);
  return { png: Buffer.from(png).toString('base64'), shape: [image.shape[0], image.shape[1]], shows, caption };
}
