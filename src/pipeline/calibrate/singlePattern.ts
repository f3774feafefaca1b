import { countsOf } from '../../core/pattern/countsOf';
import { numberless } from './numberless';
import type { SummedPattern } from './summedPattern';
import { summedPattern } from './summedPattern';
import { foreign } from '../threads/foreign';

/** The pattern of a TIFF file. @param page counted from 1; absent: the first @throws InputError as `readTiff` */
export async function tiffPattern(path: string, page?: number): Promise<SummedPattern> {
  const image = await foreign('tiff', path, page);
  const pattern = singlePattern(path, image);
  return image.pages === 1 ? pattern : { ...pattern, warnings: [...pattern.warnings, taken(page, image.pages)] };
}

function taken(page: number | undefined, pages: number): string {
  return page === undefined
    ? `The first of ${pages} pages of the TIFF was taken. Give the page of gold (--page 1 to ${pages}) if it is another.`
    : `Page ${page} of ${pages} of the TIFF was taken.`;
}

/** One pattern, counts or a mean of them. @throws InputError `E_ALL_BAD` */
export function singlePattern(
  path: string,
  {
    values,
    shape,
    warning
  }: {
    values: Float64Array;
    shape: readonly [number, number];
    warning?: string;
  }
): SummedPattern {
  const missing = numberless(
    path,
    Uint8Array.from(values, value => Number(!Number.isFinite(value)))
  );
  const { counts, frames, note } = countsOf(values, shape);
  const warnings = [note, missing, warning].filter(each => each !== undefined);
  return summedPattern({ counts, shape, frames, kind: 'single pattern', warnings });
}
