import { floatTiff } from '../../../core/floatTiff';
import type { ImageView } from '../imagePlot';
import type { View } from '../viewKeys';
import { csvOf } from './csvOf';
import { imageFileName } from './imageFileName';
import { picture } from './picture';
import type { SavedFile } from './savedFile';
import { pictureFile } from './savedFile';

/** Pictures with axes and colour bar, and the values themselves. */
export const imageFormats = ['png', 'svg', 'tiff', 'csv'] as const;

export type ImageFormat = (typeof imageFormats)[number];

export interface ImageToSave extends Omit<ImageView, 'theme'> {
  /** Data set the image is of, which the file is named after */
  readonly output: string;
  /** Which image, such as "Sum image" */
  readonly what: string;
  /** Part in view */
  readonly part: View;
}

/** An image as a file. PNG and SVG show what is in view; TIFF and CSV hold all values. */
export async function imageFile(image: ImageToSave, format: ImageFormat): Promise<SavedFile> {
  const name = imageFileName(image.output, image.what, format);
  switch (format) {
    case 'tiff': {
      const bytes = floatTiff(image.grid.values, image.grid.shape, image.step);
      return { name, content: new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'image/tiff' }) };
    }
    case 'csv':
      return { name, content: new Blob([csvOf(image.grid)], { type: 'text/csv' }) };
    default: {
      const title = `${imageFileName(image.output, '', '').replace(/_\.$/, '')}: ${image.what}`;
      const { data, layout, width, height } = picture(image, title, image.part);
      return { name, content: await pictureFile({ data, layout: { ...layout, width, height } }, format) };
    }
  }
}
