import type { GrowingImage } from '../../core/scan/growingImage';
import type { ImageRows } from '../../protocol/viewer';
import type { Grid } from '../plots/grid';
import { decodeImage } from '../plots/grid';

/** Adds rows that have become known to a scan image, and gives what to draw now. */
export function drawGrowing(growing: GrowingImage, { rows, values }: ImageRows): Grid {
  growing.setRows(rows, decodeImage(values).values);
  const shown = growing.shown();
  return { values: shown.values, shape: [shown.rows, shown.columns] };
}
