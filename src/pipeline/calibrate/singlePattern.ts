import { countsOf } from '../../core/pattern/countsOf';
import type { SummedPattern } from './summedPattern';
import { summedPattern } from './summedPattern';
import { foreign } from '../threads/foreign';

/** The pattern of a TIFF file. @throws InputError as `readTiff` */
export async function tiffPattern(path: string): Promise<SummedPattern> {
  return singlePattern(await foreign('tiff', path));
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
