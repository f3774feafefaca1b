import { InputError } from '../../core/errors';
import { axisOrder, likelyTransposed } from '../hdf5/axisOrder';
import { dataMembers } from '../hdf5/dataMembers';
import type { StoredDataset } from '../hdf5/tree/storedTree';
import { inStoredTree } from '../hdf5/tree/inStoredTree';
import { groupBelow } from '../hdf5/tree/storedTree';

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
  return inStoredTree(path, root => {
    const found: StoredDataset[] = [];
    for (const dataset of dataMembers(root)) {
      if (HYPERSPY.test(dataset.path)) {
        const experiment = groupBelow(root, dataset.path.split('/').slice(1, -1));
        const note = experiment && axisOrder(path, experiment, dataset.shape);
        return note === undefined ? undefined : { dataset: dataset.path, note };
      }
      if (dataset.shape.length > 2) {
        found.push(dataset);
      }
    }
    const scans = found.filter(({ shape }) => shape.length === 4);
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
    const order = likelyTransposed(scan.shape);
    return { dataset: scan.path, note: `${named(scans)} was taken for ${ORDER}.${order ? ` ${order}` : ''}` };
  });
}

function named(datasets: readonly StoredDataset[]): string {
  return datasets.map(({ path, shape }) => `${path}, ${shape.join(' x ')}`).join('; ');
}
