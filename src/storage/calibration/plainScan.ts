import { InputError } from '../../core/errors';
import { axisOrder, likelyTransposed } from '../hdf5/axisOrder';
import { dataMembers } from '../hdf5/dataMembers';
import type { Hdf5Dataset, Hdf5Group } from '../hdf5/hdf5';
import { inHdf5File } from '../hdf5/hdf5';

/** A scan in a file that does not say what its dimensions are. */
export interface PlainScan {
  /** Path in the file */
  readonly dataset: string;
  /** What it was taken for */
  readonly note: string;
}

const ORDER = 'scan rows x scan columns x detector rows x detector columns';
const HYPERSPY = /^\/Experiments\/[^/]+\/data$/;

/**
 * The one dataset of four dimensions of an HDF5 file: without HyperSpy's groups nothing says which of several is meant, nor what
 * another number of dimensions would be.
 *
 * @param purpose what cannot be done with it where there is none, for the sentence of an error
 * @returns undefined for a file in HyperSpy's layout, unless its axes say that it is stored in another order than usual
 * @throws InputError `E_NO_SCAN`, `E_TRANSPOSED`; those of `inHdf5File`
 */
export async function plainScan(path: string, purpose = 'calibrated'): Promise<PlainScan | undefined> {
  return inHdf5File(path, 'r', file => {
    const found: Hdf5Dataset[] = [];
    for (const dataset of dataMembers(file)) {
      if (HYPERSPY.test(dataset.path)) {
        const experiment = file.get(dataset.path.slice(0, dataset.path.lastIndexOf('/'))) as Hdf5Group;
        const note = axisOrder(path, experiment, dataset.shape ?? []);
        return note === undefined ? undefined : { dataset: dataset.path, note };
      }
      if ((dataset.shape ?? []).length > 2) {
        found.push(dataset);
      }
    }
    const scans = found.filter(({ shape }) => shape?.length === 4);
    if (scans.length !== 1) {
      throw new InputError(
        'E_NO_SCAN',
        found.length === 0
          ? `${path} cannot be ${purpose}: it holds no numbers of three dimensions or more, complex ones and text aside. Save the scan as unsigned integers, ${ORDER}.`
          : scans.length === 0
            ? `${path} cannot be ${purpose}: which dimensions of ${named(found)} are those of the detector is not clear. Save the scan with four, ${ORDER}, or the sum of its frames as one pattern.`
            : `${path} cannot be ${purpose}: it holds several scans (${named(scans)}). Save the one that is meant in a file of its own.`
      );
    }
    const [scan] = scans;
    const order = likelyTransposed(scan.shape ?? []);
    return { dataset: scan.path, note: `${named(scans)} was taken for ${ORDER}.${order ? ` ${order}` : ''}` };
  });
}

function named(datasets: readonly Hdf5Dataset[]): string {
  return datasets.map(({ path, shape }) => `${path}, ${(shape ?? []).join(' x ')}`).join('; ');
}
