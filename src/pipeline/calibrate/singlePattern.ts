import { countsOf } from '../../core/pattern/countsOf';
import { readTiff } from '../../storage/calibration/tiffFile';
import type { SummedPattern } from './summedPattern';
import { summedPattern } from './summedPattern';

/** The pattern of a TIFF file. @throws InputError as `readTiff` */
export async function tiffPattern(path: string): Promise<SummedPattern> {
  return singlePattern(await readTiff(path));
}

/** One pattern, counts or a mean of them. */
export function singlePattern({
  values,
  shape
}: {
  values: Float64Array;
  shape: readonly [number, number];
}): SummedPattern {
  const { counts, frames, note } = countsOf(values, shape);
  return summedPattern({ counts, shape, frames, kind: 'single pattern', warnings: note === undefined ? [] : [note] });
}
