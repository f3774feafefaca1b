import { nameOf } from '../../parts/paths';

/**
 * Name of the file for an image of a data set, "20260317_101204_sum_image.png" for the sum image of
 * ".../20260317_101204_data.hdf5".
 *
 * @param what the image in a few words, such as "Sum image"
 */
export function imageFileName(output: string, what: string, ending: string): string {
  const stem = nameOf(output)
    .replace(/\.[^.]+$/, '')
    .replace(/_data$/, '');
  const words = what.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '_');
  return `${stem}_${words.replace(/^_|_$/g, '')}.${ending}`;
}
