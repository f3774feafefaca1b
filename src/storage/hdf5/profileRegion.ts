import { InputError } from '../../core/errors';
import type { Hdf5File } from './hdf5';
import { inHdf5File } from './hdf5';
import type { ProfileAxes } from './profileFile';
import { profileAxes } from './profileFile';
import { firstSignal } from './signalFile';
import { libraryGroup } from './tree/libraryTree';

/** Some positions of a scan. */
export interface ScanRegion {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/**
 * Reads the profiles of a rectangle of positions, some of its scan rows at a time, from one to the next in the given order.
 *
 * @param rows scan rows to be read, each with the next `together - 1` below it where they are in the region
 * @param take told the rows that were read; reading ends once it returns false
 * @throws as readProfileHead, `E_POSITION` for positions outside the scan
 */
export function readRegionRows(
  path: string,
  region: ScanRegion,
  { rows, together }: { readonly rows: readonly number[]; readonly together: number },
  take: (values: Float64Array | Float32Array, axes: ProfileAxes) => boolean
): Promise<void> {
  return inHdf5File(path, 'r', file => {
    const axes = axesOf(path, file, region);
    const end = region.row + region.rows;
    for (const row of rows) {
      const values = slice(file, region, row, Math.min(end, row + together));
      if (!take(values, axes)) {
        return;
      }
    }
  });
}

/**
 * The profiles of some positions, row-major.
 *
 * @throws as readProfileHead, `E_POSITION` for positions outside the scan
 */
export function readRegion(
  path: string,
  region: ScanRegion
): Promise<{ head: ProfileAxes; values: Float64Array | Float32Array }> {
  return inHdf5File(path, 'r', file => ({
    head: axesOf(path, file, region),
    values: slice(file, region, region.row, region.row + region.rows)
  }));
}

function axesOf(path: string, file: Hdf5File, region: ScanRegion): ProfileAxes {
  const axes = profileAxes(path, libraryGroup(file));
  const [scanRows, scanColumns] = axes.shape;
  if (region.row + region.rows > scanRows || region.column + region.columns > scanColumns) {
    throw new InputError(
      'E_POSITION',
      `${path} holds a scan of ${scanRows} x ${scanColumns} positions: the chosen ones lie outside.`
    );
  }
  return axes;
}

/** What profileAxes has made sure of. */
function slice(file: Hdf5File, { column, columns }: ScanRegion, row: number, end: number): Float64Array | Float32Array {
  return firstSignal(file)?.data.slice([[row, end], [column, column + columns], []]) as Float64Array | Float32Array;
}
