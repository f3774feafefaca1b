import { countsOf } from '../../core/pattern/countsOf';
import type { SummedPattern } from './summedPattern';
import { summedPattern } from './summedPattern';
import { foreign } from '../threads/foreign';

/** The pattern of a TIFF file. @throws InputError as `readTiff` */
export async function tiffPattern(path: string): Promise<SummedPattern> {
  const image = await foreign('tiff', path);
  const pattern = singlePattern(image);
  return image.pages === 1 ? pattern : { ...pattern, warnings: [...pattern.warnings, firstOf(image.pages)] };
}

function firstOf(pages: number): string {
  return `The first of ${pages} pages of the TIFF was taken. Save the page of gold in a file of its own if it is another.`;
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
