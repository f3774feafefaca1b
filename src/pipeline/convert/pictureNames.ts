import type { FrameProducts } from './products';

/** Pictures that stand beside the data, each by what follows the stem in its name. */
export type PictureName = '_mean_pattern.png' | '_max_pattern.png' | '_sum_image.png' | '_iBF.jpg';

/** Most rows or columns that a JPEG has room for */
const MOST_JPEG_SIDE = 0xffff;

/** The pictures there will be. */
export function pictureNames({ sumImage }: FrameProducts): PictureName[] {
  return [
    '_mean_pattern.png',
    '_max_pattern.png',
    ...(sumImage ? (['_sum_image.png'] as const) : []),
    ...(sumImage && Math.max(...sumImage.shape) <= MOST_JPEG_SIDE ? (['_iBF.jpg'] as const) : [])
  ];
}
