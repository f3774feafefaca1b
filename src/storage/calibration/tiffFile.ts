import type { GreyImage } from '../../core/greyTiff';
import { readGreyTiff } from '../../core/greyTiff';
import { naming } from '../fileErrors';
import { readBytes } from '../regularFile';

/** An image of 8192 x 8192 pixels has half of that at 64 bit. */
const MOST_BYTES = 1 << 30;

/** Whether a name is that of a TIFF file, by its ending. */
export function isTiff(path: string): boolean {
  return /\.tiff?$/i.test(path);
}

/** The first image of a TIFF file. @throws InputError `E_TIFF`, `E_TOO_LARGE`, and those of the file system */
export async function readTiff(path: string): Promise<GreyImage> {
  return readGreyTiff(await naming(path, 'read', () => readBytes(path, MOST_BYTES)), path);
}
