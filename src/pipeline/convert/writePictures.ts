import { writeFile } from 'node:fs/promises';

import type { SharedJob } from '../threads/jobCounters';
import { nextPart } from '../threads/jobCounters';
import type { FrameProducts } from './products';

/** Pictures that stand beside the data, each by what follows the stem in its name. */
export type PictureName = '_mean_pattern.png' | '_max_pattern.png' | '_sum_image.png' | '_iBF.jpg';

/** Most rows or columns that a JPEG has room for */
const MOST_JPEG_SIDE = 0xffff;

/** Pictures to be drawn, and where they are to be written. */
export interface PicturesJob extends SharedJob {
  readonly products: FrameProducts;
  readonly paths: ReadonlyMap<PictureName, string>;
}

/** The pictures there will be. */
export function pictureNames({ sumImage }: FrameProducts): PictureName[] {
  return [
    '_mean_pattern.png',
    '_max_pattern.png',
    ...(sumImage ? (['_sum_image.png'] as const) : []),
    ...(sumImage && Math.max(...sumImage.shape) <= MOST_JPEG_SIDE ? (['_iBF.jpg'] as const) : [])
  ];
}

/** Draws and writes one after another, one thread's share of them. */
export async function writePictures(job: PicturesJob, giveWay?: () => Promise<void>): Promise<void> {
  const { products, paths } = job;
  // Loaded where it is needed, at the end: the start of every thread is waited for
  const { patternPng, scanJpeg, scanPng } = await import('../../storage/images/pictures');
  const { meanPattern, maximumPattern, shape, sumImage } = products;
  const drawings: Record<PictureName, () => Uint8Array | undefined> = {
    '_mean_pattern.png': () => patternPng({ values: meanPattern, shape }),
    '_max_pattern.png': () => patternPng({ values: maximumPattern, shape }),
    '_sum_image.png': () => sumImage && scanPng(sumImage),
    '_iBF.jpg': () => sumImage && scanJpeg(sumImage)
  };
  const pictures = [...paths];
  for (let part = nextPart(job, pictures.length); part !== undefined; part = nextPart(job, pictures.length)) {
    const [name, path] = pictures[part];
    const drawn = drawings[name]();
    if (drawn) {
      await writeFile(path, drawn);
    }
    await giveWay?.();
  }
}
