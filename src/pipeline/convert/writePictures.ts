import { patternPng, scanJpeg, scanPng } from '../../storage/images/pictures';
import { writeNew } from '../../storage/regularFile';
import type { SharedJob } from '../threads/jobCounters';
import { nextPart } from '../threads/jobCounters';
import type { PictureName } from './pictureNames';
import type { FrameProducts } from './products';

/** Pictures to be drawn, and where they are to be written. */
export interface PicturesJob extends SharedJob {
  readonly products: FrameProducts;
  readonly paths: ReadonlyMap<PictureName, string>;
}

/** Draws and writes one after another, one thread's share of them. */
export async function writePictures(job: PicturesJob, giveWay?: () => Promise<void>): Promise<void> {
  const { products, paths } = job;
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
      await writeNew(path, drawn);
    }
    await giveWay?.();
  }
}
