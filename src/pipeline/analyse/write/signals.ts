import { rename } from 'node:fs/promises';

import type { Dense } from '../../../core/analysis/dense';
import type { BinAxis } from '../../../core/analysis/profileGrid';
import type { RowBlocks } from '../../../core/analysis/rowBlocks';
import { BLOCK_ROWS, rowStart } from '../../../core/analysis/rowBlocks';
import { naming } from '../../../storage/fileErrors';
import type { HyperSpyAxis, HyperSpyDescription } from '../../../storage/hdf5/hyperspyFile';
import { writeHyperSpyFile } from '../../../storage/hdf5/hyperspyFile';
import type { NumberArray } from '../../../storage/hdf5/numberArray';
import { partialName } from '../../partialFile';
import type { DataSet } from '../load/dataSet';

/** Writes a signal under its final name once it is complete. */
export async function writeSignal(path: string, values: NumberArray, description: HyperSpyDescription): Promise<void> {
  const partial = partialName(path);
  writeHyperSpyFile(partial, values, description);
  await naming(path, 'write', () => rename(partial, path));
}

/** Numbered components or classes; numbers begin with 1. */
export function numberedAxis(name: string, size: number): HyperSpyAxis {
  return { name, scale: 1, offset: 1, size, navigate: true };
}

export function qAxis({ scale, offset }: BinAxis, first: number, size: number): HyperSpyAxis {
  return { name: 'q', units: '1/Å', scale, offset: offset + first * scale, size, navigate: false };
}

/** Scan rows and columns of a data set; for maps they are the signal. */
export function scanAxes({ file: { shape, step } }: DataSet): HyperSpyAxis[] {
  const unit = step === undefined ? { units: 'px', scale: 1 } : { units: 'nm', scale: step };
  return ['scan_y', 'scan_x'].map((name, at) => ({ name, ...unit, offset: 0, size: shape[at], navigate: false }));
}

/** Profiles of used bins on a whole axis: NaN where a bin was left out. */
export function spreadProfiles(
  profiles: Dense,
  used: readonly number[],
  [first, behind]: readonly [number, number]
): Float64Array {
  const width = behind - first;
  const spread = new Float64Array(profiles.rows * width).fill(NaN);
  for (let row = 0; row < profiles.rows; row++) {
    used.forEach(
      (bin, column) => (spread[row * width + bin - first] = profiles.values[row * profiles.columns + column])
    );
  }
  return spread;
}

/** Maps of a data set, one for each column: (component, scan row, scan column); NaN at positions that were left out. */
export function mapsOf({ rowOf }: DataSet, coefficients: RowBlocks): Float32Array {
  const values = new Float32Array(coefficients.data);
  const maps = new Float32Array(coefficients.columns * rowOf.length).fill(NaN);
  rowOf.forEach((row, position) => {
    if (row >= 0) {
      let at = rowStart(coefficients, row);
      for (let k = 0; k < coefficients.columns; k++, at += BLOCK_ROWS) {
        maps[k * rowOf.length + position] = values[at];
      }
    }
  });
  return maps;
}

/** Class of each scan position of a data set, 0 at those that were left out. */
export function classesOf({ rowOf }: DataSet, classes: Uint8Array): Uint8Array {
  return Uint8Array.from(rowOf, row => (row >= 0 ? classes[row] : 0));
}
