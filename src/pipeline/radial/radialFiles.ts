import type { HyperSpyAxis, HyperSpyDescription } from '../../storage/hdf5/hyperspyFile';
import { PROFILE_ENDING } from '../../storage/session/profileNames';
import { formOf } from '../frames/source/scanSource';
import type { OpenScan } from './openScan';
import type { RadialRecord } from './radialRecord';

/** Names of results, by what follows the stem: those that ePSIC's tools know, and one of our own. */
export const RADIAL_FILES = {
  ...PROFILE_ENDING,
  normalised: '_variance.hspy',
  corrected: '_corrected_scaled.hspy',
  maximumPicture: '_original_max_dp.png',
  meanPicture: '_original_mean_dp.png',
  correctedMaximumPicture: '_azimuthal_data_centre.png',
  correctedMeanPicture: '_azimuthal_data_centre_mean.png'
} as const;

/** Another result of the same transform; undefined where the means were given another name. */
export function besideMeans(mean: string, name: string): string | undefined {
  return mean.endsWith(RADIAL_FILES.mean) ? mean.slice(0, -RADIAL_FILES.mean.length) + name : undefined;
}

/** Rows, columns and step of a scan; a stack is one row. */
export interface ScanAxes {
  readonly rows: number;
  readonly columns: number;
  readonly isStack: boolean;
  /** Absent where it is not known */
  readonly stepNm?: number;
}

/** Navigation axes by the names that ePSIC's tools use. */
export function navigationAxes({ rows, columns, isStack, stepNm }: ScanAxes, name: string): HyperSpyAxis[] {
  if (isStack) {
    return [{ name: 'frame', scale: 1, offset: 0, size: columns, navigate: true }];
  }
  const step = stepNm === undefined ? { units: 'px', scale: 1 } : { units: 'nm', scale: stepNm };
  return [rows, columns].map(size => ({ name, ...step, offset: 0, size, navigate: true }));
}

/** The q axis: bin k at k steps. @param step 1/Å */
export function signalAxis(name: string, step: number, size: number): HyperSpyAxis {
  return { name, units: '1/Å', scale: step, offset: 0, size, navigate: false };
}

/** Sizes of the dimensions of a scan in a file. */
export function scanShape({ rows, columns, isStack }: ScanAxes): number[] {
  return isStack ? [columns] : [rows, columns];
}

/** Rows and columns of a pattern. */
export function shapeOf({ scan }: { readonly scan: OpenScan }): readonly [rows: number, columns: number] {
  return formOf(scan.source).shape;
}

/** What HyperSpy is told about a file of profiles or, with another signal type, of patterns. */
export function description(
  axes: HyperSpyAxis[],
  title: string,
  record: RadialRecord,
  signalType = ''
): HyperSpyDescription {
  return {
    axes,
    title,
    signal: { signal_type: signalType },
    original: { jupyterlab_4dstem: { record: JSON.stringify(record) } }
  };
}
