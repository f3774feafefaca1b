import { readFile } from 'node:fs/promises';

import { readGreyTiff } from '../../core/greyTiff';
import { countsOf } from '../../core/pattern/countsOf';
import { naming } from '../../storage/fileErrors';
import type { SummedPattern } from './summedPattern';
import { summedPattern } from './summedPattern';

/** The pattern of a TIFF file. @throws InputError `E_TIFF`, and those of the file system */
export async function tiffPattern(path: string): Promise<SummedPattern> {
  return singlePattern(readGreyTiff(await naming(path, 'read', () => readFile(path)), path));
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
