import { InputError } from '../../core/errors';
import { readPlane } from './singlePattern';
import { isTiff, readTiff } from './tiffFile';

/**
 * A mask of bad pixels: one two-dimensional dataset of an HDF5 file (`data/mask`, or `root/np.array/data` as HyperSpy's and
 * Merlin's tools write it), or a TIFF image; other than 0 where a pixel does not count.
 *
 * @param shape rows and columns that it must have: those of a converted frame
 * @param data the file that is calibrated, for the sentence of an error
 * @param page of a TIFF of several pages, counted from 1
 * @throws InputError `E_MASK_SHAPE`, and those of the readers
 */
export async function readMask(
  path: string,
  [rows, columns]: readonly [number, number],
  data: string,
  page?: number
): Promise<Uint8Array> {
  const mask = isTiff(path) ? await readTiff(path, page) : await readPlane(path);
  if (mask?.shape[0] !== rows || mask.shape[1] !== columns) {
    const has = mask ? `${mask.shape[0]} x ${mask.shape[1]} pixels` : 'more than two dimensions';
    throw new InputError(
      'E_MASK_SHAPE',
      `The mask (--mask) ${path} has ${has}, but a converted frame of ${data} has ${rows} x ${columns}. Give the mask that belongs to this detector.`
    );
  }
  return Uint8Array.from(mask.values, value => (value === 0 ? 0 : 1));
}
